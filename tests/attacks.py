"""What foreign text may try, and a dossier that is made of it."""

from onrecord.models import Actor, Article, Claim, Codebook, Event, Issue, Party
from onrecord.reports.entries import join
from onrecord.reports.page import page

ATTACKS = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "</title><svg onload=alert(1)>",
    "--><b>",
    "<!--",
    "]]><x>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "javascript:alert(1)",
    "{{ 7*7 }} {% raw %} ${7*7}",
    "&lt;b&gt; &amp; &#x3c;",
    "\x1b[31mred\x1b]8;;http://x\x07 \x9b31m",
    "a\x00b\x08\x7f",
    "\u202eevil\u2066 \u061c \u200f",
    "line\u2028paragraph\u2029",
    "\ufffe\uffff\ufdd0",
    "\ud800 half",
    "=HYPERLINK(1)|`x` **y** [z](javascript:alert(1))",
    "W" * 5000,
    "e\u0301" + "\u0334" * 400,
    "شركة <b>القمة</b>",
]  # fmt: skip


def hostile(attack):
    """Return the answers of a dossier in which every text that a file may hold is `attack`."""
    codebook = Codebook(
        parties={"us": Party(name=attack), attack: Party(name="Turkey")},
        actors=(Actor(name=attack, party="us", body=f"{attack}2"), Actor(name="Kalin", party=attack)),
        issues={attack: Issue(proposition=attack, label=attack), "plain": Issue(proposition=attack)},
        events=(Event(date="2019-05-01", text=attack),),
    )
    body = f"{attack} said “{attack}” and more {attack}."
    article = Article(id="a", title=attack, outlet=attack, byline=attack, url=attack, published="2019-05-02", body=body)
    at = body.index("“") + 1
    both = {
        "stance": "opposes",
        "position": attack,
        "article": "a",
        "quote": attack,
        "spans": ((at, at + len(attack)),),
    }
    claims = [
        Claim.model_validate(
            {"id": f"x{attack}"[:40] + str(n), "actor": who, "issue": issue, "date": day, **both, **more}
        )
        for n, (who, issue, day, more) in enumerate(
            [
                (attack, attack, "2019-05-01", {"mention": attack, "cue": "said", "via": (attack,), "note": attack}),
                (attack, attack, "2019-05-09", {"stance": "supports", "kind": "direct", "status": "draft"}),
                ("Kalin", attack, None, {"stance": "supports", "article": f"gone{attack}"}),
                ("Kalin", "plain", "2019-05-03", {"quote": "not in the article"}),
                ("unknown", f"{attack}?", "2019-05-03", {"status": "rejected"}),
            ]
        )
    ]
    entries = join(claims, (article,), codebook)
    return page((article,), entries, codebook)
