from __future__ import annotations

import time
from email.message import EmailMessage

import pytest

from onrecord.intake import mail, mime
from onrecord.intake.found import Asked, Found, Refused, UnreadableError, Within
from webpages import TEXT, TITLE, paragraphs

DATE = "Tue, 11 Aug 2026 23:30:12 -0400"
LINK = "https://click.post.example/ls?u=https%3A%2F%2Fpost.example%2Fquay%3Futm_source%3Dmail"
PLAIN = "\n\n".join(text.replace(", ", ",\n", 1) for text in TEXT)
FOOT = "<p>You get this because you signed up. <a href=x>Unsubscribe</a></p><p>Lindmoor Post, 1 Quay</p>"
HTML = f'<html><body><div style="display:none">A quay, a mayor</div><a href="https://t.example/v">View in browser</a><h1><a href="{LINK}">{TITLE}</a></h1><p>By Greta Solheim</p>{paragraphs()}{FOOT}<img src="https://t.example/o.gif" width=1></body></html>'
FORWARDED = "---------- Forwarded message ---------\nFrom: The Lindmoor Post <alerts@post.example>\nDate: Tue, Aug 11, 2026 at 11:45 PM\nSubject: Quay shut\nTo: <c@desk.example>\n\n\n"


def mail_of(
    plain: str = "",
    html: str = "",
    *,
    sender: str = "Lindmoor Post <a@post.example>",
    date: str = DATE,
    subject: str = TITLE,
) -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"], made["Date"], made["Message-ID"] = (
        sender,
        "d@desk.example",
        subject,
        date,
        "<a@post.example>",
    )
    if plain:
        made.set_content(plain)
    if html and plain:
        made.add_alternative(html, subtype="html")
    elif html:
        made.set_content(html, subtype="html")
    return made


def found(message: EmailMessage) -> list[Found | Refused | Within]:
    return list(mail.read(message.as_bytes(), Asked()))


def one(message: EmailMessage) -> Found:
    (got,) = found(message)
    assert isinstance(got, Found)
    return got


@pytest.mark.parametrize(
    "message",
    [
        mail_of(html=HTML),
        mail_of(f"View in browser\n\n{PLAIN}\n\nRead on the web: {LINK}", HTML),
        mail_of(
            f"View in browser\n\nBy Greta Solheim\n\n{PLAIN}\n\nRead the full story: {LINK}\n\nUnsubscribe\nLindmoor Post, 1 Quay"
        ),
        mail_of(
            f"By Greta Solheim\n\n{PLAIN}\n\nRead on the web: {LINK}\n\n-- \nLindmoor Post, 1 Quay",
            sender="Lindmoor Post Newsletter <a@post.example>",
        ),
    ],
)
def test_an_alert_is_its_article(message: EmailMessage) -> None:
    got = one(message)
    assert (got.title, got.outlet, got.byline, got.url) == (
        TITLE,
        "Lindmoor Post",
        "Greta Solheim",
        "https://post.example/quay",
    )
    assert got.paragraphs == TEXT
    assert got.day is not None
    assert tuple(got.day) == ("2026-08-11", f"mail {DATE}")


@pytest.mark.parametrize(
    "message",
    [
        mail_of(f"See below.\n\n{FORWARDED}By Greta Solheim\n\n{PLAIN}", sender="Colleague <c@desk.example>", date="Wed, 12 Aug 2026 09:00:00 +0200", subject="Fwd: Quay shut"),
        mail_of(html=f"<div>fyi<br><br><div class=gmail_quote><div>{FORWARDED.replace('<', '&lt;').replace(chr(10), '<br>')}</div><h1>Quay shut</h1><p>By Greta Solheim</p>{paragraphs()}</div></div>", sender="Colleague <c@desk.example>", date="Wed, 12 Aug 2026 09:00:00 +0200", subject="WG: Quay shut"),
        mail_of("> " + f"Begin forwarded message:\n\n{FORWARDED.split(chr(10), 1)[1]}By Greta Solheim\n\n{PLAIN}".replace("\n", "\n> "), sender="Colleague <c@desk.example>", date="Wed, 12 Aug 2026 09:00:00 +0200", subject="Fw: Quay shut"),
    ],
)  # fmt: skip
def test_what_was_passed_on_has_its_own_head(message: EmailMessage) -> None:
    got = one(message)
    assert (got.title, got.outlet, got.byline, got.paragraphs) == (
        "Quay shut",
        "The Lindmoor Post",
        "Greta Solheim",
        TEXT,
    )
    assert got.day is not None
    assert tuple(got.day) == ("2026-08-11", "mail Tue, Aug 11, 2026 at 11:45 PM")


def story(title: str, at: str, texts: tuple[str, ...]) -> str:
    link = f"https://t.post.example/c?url=https://post.example/{at}"
    return f'<tr><td><h2><a href="{link}">{title}</a></h2>{paragraphs(texts)}<p><a href="{link}">Read more</a></p></td></tr>'


def test_a_newsletter_has_several_stories() -> None:
    letter = f"<table><tr><td><h1>The Tide</h1><p>Good morning. Here is what you need to know today.</p></td></tr>{story(TITLE, 'quay', TEXT[:2])}{story('Herring returns to the fjord', 'herring', TEXT[2:4])}<tr><td><h3>Sponsored</h3></td></tr></table>{FOOT}"
    stories = [each for each in found(mail_of(html=letter, subject="The Tide: two things")) if isinstance(each, Found)]
    assert [(each.place, each.title, each.url, each.cut, each.paragraphs) for each in stories] == [
        ("#1", TITLE, "https://post.example/quay", "teaser", TEXT[:2]),
        ("#2", "Herring returns to the fjord", "https://post.example/herring", "teaser", TEXT[2:4]),
    ]


def test_headings_inside_one_story_do_not_part_it() -> None:
    got = one(
        mail_of(
            html=f'<h1><a href="{LINK}">{TITLE}</a></h1>{paragraphs(TEXT[:3])}<h2>What follows</h2>{paragraphs(TEXT[3:])}{FOOT}'
        )
    )
    assert got.paragraphs == (*TEXT[:3], "What follows", *TEXT[3:])


def test_a_date_line_in_the_mail_goes_before_its_sending() -> None:
    got = one(mail_of(html=f"<h1>{TITLE}</h1><p>August 10, 2026</p>{paragraphs()}"))
    assert got.day is not None
    assert got.day.edtf == "2026-08-10"
    assert "metadata says 2026-08-11, the page 2026-08-10" in got.check


def test_a_sender_without_a_name_is_told() -> None:
    got = one(mail_of(PLAIN, sender="alerts@post.example"))
    assert got.outlet == ""
    assert "no outlet is named: post.example is the domain of the sender" in got.check


def test_files_that_a_mail_brings_are_files() -> None:
    note = mail_of("See the file.")
    note.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="../up/story.pdf")
    assert found(note) == [Within("story.pdf", b"%PDF-1.7")]
    inner = mail_of(PLAIN)
    outer = mail_of("As a file.")
    outer.add_attachment(inner)
    (within,) = found(outer)
    assert isinstance(within, Within)
    assert within.name.endswith(".eml")
    (got,) = mail.read(within.data, Asked())
    assert isinstance(got, Found)
    assert got.paragraphs == TEXT


def test_a_mail_without_text_is_told() -> None:
    with pytest.raises(UnreadableError, match="mail without text"):
        list(mail.read(b"From: a@b.example\nDate: x\nMIME-Version: 1.0\n\n", Asked()))


def nested(deep: int) -> bytes:
    inner = b"Content-Type: text/plain\n\nhello\n"
    for number in range(deep):
        inner = (
            f"Content-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\n".encode()
            + inner
            + f"\n--b{number}--\n".encode()
        )
    return b"From: a@b.example\nMIME-Version: 1.0\n" + inner


def test_parts_in_parts_do_not_recurse() -> None:
    assert [part.data for part in mime.parts(nested(mime.DEEPEST - 1))] == [b"hello\n"]
    began = time.process_time()
    assert list(mime.parts(nested(2000))) == []
    list(mime.parts(b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nhello\n" * 20_000))
    assert time.process_time() - began < 3


@pytest.mark.parametrize(
    ("encoding", "body", "data"),
    [
        ("base64", b"aGVs\nbG8", b"hello"),
        ("base64", b"aGVsbG8=\n--", b"hello"),
        ("base64", b"!", b""),
        ("quoted-printable", b"a=3Db=\nc=E2=80=9C", b"a=bc\xe2\x80\x9c"),
        ("8bit", b"a=3D", b"a=3D"),
        ("nonsense", b"a=3D", b"a=3D"),
    ],
)
def test_how_parts_are_sent(encoding: str, body: bytes, data: bytes) -> None:
    (part,) = mime.parts(b"Content-Transfer-Encoding: " + encoding.encode() + b"\n\n" + body)
    assert part.data == data


def test_a_person_who_writes_for_an_outlet() -> None:
    got = one(
        mail_of(
            html=f"<h1>{TITLE}</h1><h3>Eleven months without herring</h3><p>Aug 11</p>{paragraphs()}",
            sender="Greta Solheim from The Tide <tide@post.example>",
        )
    )
    assert (got.outlet, got.byline, got.paragraphs) == ("The Tide", "Greta Solheim", TEXT)


def test_a_mail_that_outlook_passed_on() -> None:
    head = "-----Original Message-----\nFrom: The Lindmoor Post [mailto:a@post.example]\nSent: 11 August 2026 07:05\nTo: Desk\nSubject: Quay shut\n\n"
    got = one(
        mail_of(
            f"Have you seen this?\n\n{head}{PLAIN}\n\nTo stop getting these mails, reply STOP.",
            sender="Colleague <c@desk.example>",
        )
    )
    assert (got.title, got.outlet, got.paragraphs) == ("Quay shut", "The Lindmoor Post", TEXT)


def test_an_alert_of_a_search_has_no_articles() -> None:
    def snippet(at: str) -> str:
        link = f"https://search.example/url?url=https://post.example/{at}&ct=ga"
        return f"<tr><td><a href='{link}'>Board closes quay, {at} of two parts</a><div>The harbour board of Lindmoor voted on Tuesday to ...</div></td></tr>"

    got = found(
        mail_of(
            "Two results",
            f"<table>{snippet('one')}{snippet('two')}</table>{FOOT}",
            sender="Search Alerts <s@search.example>",
        )
    )
    why = "is a teaser of one line, and its page can be added: https://post.example/"
    assert got == [Refused("#1", f"{why}one"), Refused("#2", f"{why}two")]


def test_an_address_that_only_counts_is_none() -> None:
    letter = f"<h1>{TITLE}</h1>{paragraphs()}<p><a href='https://post.us1.list-manage.com/track/click?u=1&id=2'>Read on our site</a></p>{FOOT}"
    got = one(mail_of(html=letter))
    assert (got.url, got.paragraphs) == ("", TEXT)
