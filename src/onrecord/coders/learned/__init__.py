"""The coder that learns from the analyst: which statements are claims, and on which side, by those already decided."""

from onrecord.coders.learned.coder import WORTH_A_LOOK, Decided, Learned, learn
from onrecord.coders.learned.lessons import School, Taught

__all__ = ["WORTH_A_LOOK", "Decided", "Learned", "School", "Taught", "learn"]
