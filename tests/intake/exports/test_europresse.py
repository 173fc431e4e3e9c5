import pytest

from onrecord.intake import exports
from onrecord.intake.found import Refused

BODY = (
    "Le conseil du port a rejeté mardi le plan de dragage, a dit sa présidente.",
    "« On nous a demandé de l’argent », a-t-elle ajouté.",
    "La séance a duré trois heures.",
)


def page(*articles):
    return (
        f'<!DOCTYPE html><html lang="fr"><head><title>Europresse</title></head><body>{"".join(articles)}</body></html>'
    )


def article(*, name="Le Courrier du Port, no. 18.204", header="Politique, mardi 7 juillet 2026, p. 4", author='<div class="docAuthors">Claire Dubosc</div>',
            body=BODY, end="", number="news·20260707·LCP·0001", title="Le conseil rejette le plan"):  # fmt: skip
    text = "".join(f"<p>{each.replace('port', '<mark>port</mark>')}</p>" for each in body)
    return f"""<article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">{name}</span></div>
<span class="DocHeader">{header}</span><div class="titreArticle"><p class="titreArticleVisu rdp__articletitle">{title}</p>
<p class="rdp__subtitle">Un plan trop cher</p></div>{author}</header><section><div class="DocText clearfix"><div class="docOcurrContainer">{text}{end}</div></div></section>
<footer><small>© 2026 Le Courrier du Port. Tous droits réservés.</small><p>{number}</p><p>Certificat émis le <b>30 novembre 2026</b> à Ada</p></footer></article>"""


def found(text):
    assert exports.looks_like_export(text) == "europresse"
    return list(exports.parts(text))


@pytest.mark.parametrize(
    ("name", "header", "day"),
    [
        ("Le Courrier du Port, no. 18.204", "Politique, mardi 7 juillet 2026, p. 4", "2026-07-07"),
        ("Le Courrier du Port, n° 18204", "mardi 7 juillet 2026 - 22:58 UTC", "2026-07-07"),
        ("Le Courrier du Port", "Page 4, Politique, 1er juillet 2026", "2026-07-01"),
        ("Le Courrier du Port, no. 12", "Politics, Tuesday, July 7, 2026 22:58 UTC, p. 4", "2026-07-07"),
        ("Le Courrier du Port", "International, vendredi 3 avril 2026 - 05:01 UTC+0200", "2026-04-03"),
        ("Le Courrier du Port, Nr. 12", "11 août 2026, 550 mots", "2026-08-11"),
    ],
)
def test_an_article(name, header, day):
    (part,) = found(page(article(name=name, header=header)))
    assert (part.title, part.outlet, part.byline, part.place) == (
        "Le conseil rejette le plan", "Le Courrier du Port", "Claire Dubosc", "news·20260707·LCP·0001",
    )  # fmt: skip
    assert part.day == (day, f"database {header}")
    assert part.paragraphs == BODY
    assert bool(part.check) == ("22:58 UTC" in header)


@pytest.mark.parametrize(
    ("author", "end"),
    [
        ("<p class='sm-margin-bottomNews'>CLAIRE DUBOSC</p>", ""), ("<div>Par Claire Dubosc</div>", ""), ("", "<p>Claire Dubosc</p>"),
        ('<div class="docAuthors"> DUBOSC Claire </div>', ""),
    ],
)  # fmt: skip
def test_where_an_author_stands(author, end):
    (part,) = found(page(article(author=author, end=end)))
    assert part.byline in ("Claire Dubosc", "Dubosc Claire", "DUBOSC Claire")
    assert part.paragraphs == BODY


def test_no_author_and_advertisements():
    (part,) = found(page(article(author="", end="<p>Lire aussi : Le port en dix dates https://a.example</p>")))
    assert (part.byline, part.paragraphs) == ("", BODY)
    assert "Lire aussi" in part.left_out[-1]


def test_two_and_one_without_text():
    first, second = found(page(article(), article(body=(), number="news·20260707·LCP·0002")))
    assert first.paragraphs == BODY
    assert second == Refused("news·20260707·LCP·0002", "has no text (Le conseil rejette le plan)")


def test_text_without_paragraphs_and_broken_markup():
    text = page(article(body=())).replace(
        '<div class="docOcurrContainer">', '<div class="docOcurrContainer"></b></i>' + "<br><br>".join(BODY)
    )
    (part,) = found(text)
    assert part.paragraphs == BODY


@pytest.mark.parametrize("tail", [" - courrier.example", " – www.courrier.example/une", " - Le Courrier du Port"])
def test_an_address_behind_the_outlet_is_none_of_its_name(tail):
    (part,) = found(page(article(name=f"Le Courrier du Port (site web){tail}")))
    assert part.outlet == "Le Courrier du Port (site web)"
