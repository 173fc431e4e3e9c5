"""Who codes an article: programs that find statements and place them on issues, all behind one protocol.

A coder asserts findings; what becomes of them is proved, resolved and combined by `onrecord.drafting`.
"""

from onrecord.coders.finding import Coder, Finding
from onrecord.coders.panel import Panel
from onrecord.coders.rules import Rules

__all__ = ["Coder", "Finding", "Panel", "Rules"]
