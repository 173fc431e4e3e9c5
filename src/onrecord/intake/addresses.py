"""Addresses of articles: without what trackers hang on them, out of the addresses that mails wrap them in."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urljoin, urlsplit, urlunsplit

_TRACKING = re.compile(
    r"utm_\w+|at_(?:medium|campaign|custom\d|link\w*|format|ptr_name|bbc_team|send_\w+)|ns_\w+|pk_\w+|mtm_\w+|hsa_\w+"
    r"|wt\.?\w+|mc_[ce]id|_hs\w+|ga_\w+|fb_\w+|[gdwf]clid|fbclid|msclkid|twclid|yclid|igshid|igsh|[gw]braid|ocid|cid"
    r"|ito|s?cmp|icid|smid|smtyp|ref|ref_?src|ref_?url|referrer|source|xtor|cmpid|mkt_tok|trk|share\w*|sr_share|spm"
    r"|gaa_\w+|amp_\w+|usqp|partner|feature|ftag|campaign(?:_?id)?|emci|emdi|ceid|sharetype|reflink|st|print(?:able|able_version|page)?",
    re.IGNORECASE,
)
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/(.+)", re.IGNORECASE)
_WRAPPING = ("u", "url", "q", "target", "dest", "destination", "redirect", "redirect_url", "link", "to", "r", "l")
"""The parameters in which a counter of clicks keeps the address that it leads to."""
_PATH_WRAPPED = re.compile(r"/(https?(?::|%3a)(?:/|%2f){1,2}[^/].*)", re.IGNORECASE)
_LONGEST = 4000


def split(url: str) -> SplitResult | None:
    """Return the parts of an address of the web; None for all else (mailto:, about:, data:, broken ones)."""
    try:
        parts = urlsplit(url.strip())
        _ = parts.port
    except ValueError:
        return None
    return parts if parts.scheme.lower() in ("http", "https") and parts.hostname else None


def clean(url: str, base: str = "") -> str:
    """Return an address without tracking parameters, fragment and archive; empty for what is none of the web.

    >>> clean("https://Review.example/a?utm_source=chirp&id=7#top")
    'https://review.example/a?id=7'
    >>> clean("https://web.archive.org/web/20260314120000id_/https://ledger.example/a")
    'https://ledger.example/a'
    >>> clean("/b", "https://ledger.example/a"), clean("about:blank")
    ('https://ledger.example/b', '')
    """
    url = url.strip()
    if base and url:
        try:
            url = urljoin(base, url)
        except ValueError:
            return ""
    if archived := _ARCHIVED.match(url):
        url = archived[1] if "://" in archived[1][:10] else f"http://{archived[1]}"
    parts = split(url[:_LONGEST])
    if not parts:
        return ""
    query = parts.query
    asked = parse_qsl(query, keep_blank_values=True)
    kept = [(name, value) for name, value in asked if not _TRACKING.fullmatch(name)]
    if len(kept) != len(asked):
        query = urlencode(kept)
    host = parts.netloc.rpartition("@")[2].lower()
    return urlunsplit((parts.scheme.lower(), host, parts.path, query, ""))


def unwrapped(url: str) -> str:
    """Return the address that a counter of clicks leads to, cleaned; the cleaned address itself where it wraps none.

    >>> unwrapped("https://click.mail.example/ls?u=https%3A%2F%2Fledger.example%2Fa%3Futm_medium%3Dmail")
    'https://ledger.example/a'
    """
    for _ in range(4):
        parts = split(url)
        inner = _inner(parts) if parts else ""
        if not inner:
            break
        url = inner
    return clean(url)


def _inner(parts: SplitResult) -> str:
    given = {name.lower(): value for name, value in parse_qsl(parts.query)}
    for name in _WRAPPING:
        value = given.get(name, "")
        if split(value):
            return value
    wrapped = _PATH_WRAPPED.search(parts.path)
    return unquote(wrapped[1]) if wrapped and split(unquote(wrapped[1])) else ""


def domain(url: str) -> str:
    """Return the host of an address without "www.": all that is known of an outlet where nothing names it."""
    parts = split(url)
    return (parts.hostname or "").removeprefix("www.") if parts else ""


def is_front(url: str) -> bool:
    """True for an address without a path: a front page."""
    parts = split(url)
    return parts is not None and parts.path in ("", "/") and not parts.query
