"""What a person decides about claims."""

from onrecord.decisions.actions import Changes, accept, add, edit, reject, twins
from onrecord.decisions.fields import Wanted

__all__ = ["Changes", "Wanted", "accept", "add", "edit", "reject", "twins"]
