"""What tables of articles call their columns: our names, and those by which each is known."""

from __future__ import annotations

KNOWN = {
    "text": ("text", "body", "maintext", "content", "article", "full_text", "articleBody"),
    "id": ("id", "article_id", "uuid", "guid"),
    "title": ("title", "headline"),
    "outlet": ("outlet", "publication", "publisher", "source_domain", "media_name", "source", "domain"),
    "byline": ("byline", "author", "authors"),
    "url": ("url", "link"),
    "published": ("published", "date_publish", "publish_date", "published_at", "pub_date", "datePublished", "date"),
    "genre": ("genre",),
    "language": ("language", "lang"),
}
"""Our names, each with those by which it is known; the first that a row has wins.

No name of a day of change, download, crawling or indexing is among them, and none of a summary.
"""
