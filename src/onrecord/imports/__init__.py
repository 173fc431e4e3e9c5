"""Coding of others into a dossier: files of drafts, and projects of Discourse Network Analyzer."""

from onrecord.imports.drafts import Refused, Result, load
from onrecord.imports.project import Taken, is_project
from onrecord.imports.project import load as load_project

__all__ = ["Refused", "Result", "Taken", "is_project", "load", "load_project"]
