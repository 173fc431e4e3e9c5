from __future__ import annotations

import pytest

from onrecord.intake import addresses


@pytest.mark.parametrize(
    ("url", "base", "clean"),
    [
        ("https://Post.example/Quay?utm_source=a&utm_medium=b", "", "https://post.example/Quay"),
        ("https://post.example/quay?id=7&fbclid=x#top", "", "https://post.example/quay?id=7"),
        ("https://post.example/quay?a=1&b=%C3%A9", "", "https://post.example/quay?a=1&b=%C3%A9"),
        ("/quay", "https://post.example/a/b", "https://post.example/quay"),
        ("//post.example/quay", "https://x.example/", "https://post.example/quay"),
        ("https://me:secret@post.example/quay", "", "https://post.example/quay"),
        ("https://web.archive.org/web/20260811/http://post.example/quay", "", "http://post.example/quay"),
        ("https://web.archive.org/web/20260811120000id_/https://post.example/quay?utm_source=a", "", "https://post.example/quay"),
        ("about:blank", "", ""), ("data:text/html,x", "", ""), ("javascript:alert(1)", "https://post.example", ""), ("file:///etc/passwd", "", ""),
        ("https://[", "", ""), ("https://post.example:x/", "", ""), ("quay", "", ""), ("", "https://post.example", ""),
    ],
)  # fmt: skip
def test_clean(url: str, base: str, clean: str) -> None:
    assert addresses.clean(url, base) == clean


@pytest.mark.parametrize(
    ("url", "inner"),
    [
        ("https://click.post.example/ls?u=https://post.example/quay", "https://post.example/quay"),
        ("https://t.example/c?url=https%3A%2F%2Fpost.example%2Fquay%3Futm_source%3Da&x=1", "https://post.example/quay"),
        (
            "https://t.example/c?u=https%3A%2F%2Fu.example%2F%3Furl%3Dhttps%253A%252F%252Fpost.example%252Fquay",
            "https://post.example/quay",
        ),
        ("https://t.example/CL0/https:%2F%2Fpost.example%2Fquay/1/0100", "https://post.example/quay/1/0100"),
        ("https://post.example/quay?u=greta", "https://post.example/quay?u=greta"),
        ("mailto:a@b.example", ""),
    ],
)
def test_unwrapped(url: str, inner: str) -> None:
    assert addresses.unwrapped(url) == inner


def test_domain_and_front() -> None:
    assert addresses.domain("https://www.Post.example/a") == "post.example"
    assert [
        addresses.is_front(url)
        for url in (
            "https://post.example",
            "https://post.example/",
            "https://post.example/a",
            "https://post.example/?p=1",
            "x",
        )
    ] == [True, True, False, False, False]
