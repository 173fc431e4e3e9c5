"""Answers as plain lists and maps for JSON, under names that scripts can rely on (described in docs/)."""

from __future__ import annotations

from typing import Any

Form = dict[str, Any]
"""An object of JSON."""
