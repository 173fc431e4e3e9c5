"""Agreement of two readings for programs and documents: JSON, rows of disagreements, markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.render import changes, markdown, wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.agreement.agreement import Agreement, Disagreement, FieldAgreement, FieldName, Measure
    from onrecord.render.answers import Agreed
    from onrecord.reports.entries import Entry

MEANING = "1 is perfect, 0 what chance would give; - where there is nothing to tell apart"
COLUMNS = ("kind", "article", "fields", "here", "there", "here_says", "there_says", "quote")


def figure(value: float | None) -> str:
    """Return a share or an alpha with two decimals, or a dash."""
    return "-" if value is None else f"{value:.2f}"


def extent(answer: Agreement) -> str:
    """Return what was compared: ``96 claims here, 110 there, in 5 articles``."""
    first = answer.measures[0]
    articles = wording.counted(len(answer.articles), "article")
    return f"{wording.counted(first.here, 'claim')} here, {first.there} there, in {articles}"


def notes(answer: Agreement) -> list[str]:
    """Return what was not compared, and why."""
    told: list[str] = []
    if answer.undecided:
        told.append(f"{wording.counted(answer.undecided, 'draft')} not counted: onrecord review decides them.")
    if answer.left_out:
        names = ", ".join(answer.left_out)
        told.append(f"Left out, as only one of the two has claims there: {names} (--article counts it).")
    return told


def said(entry: Entry, name: FieldName) -> str:
    """Return what a reading says in a field."""
    claim = entry.claim
    if name == "stance":
        return claim.stance
    return wording.day(claim.date) if name == "date" else wording.plain(getattr(claim, name))


def about(told: Disagreement) -> str:
    """Return a disagreement in words: the claim that one lacks, or each field as here and as there."""
    if told.kind == "differs" and told.here and told.there:
        pairs = (f"{name} {said(told.here, name)} | {said(told.there, name)}" for name in told.fields)
        return f"{changes.about(told.here.claim)}: {'; '.join(pairs)}"
    return changes.summary(told.entry.claim)


def row(told: Disagreement) -> dict[str, Any]:
    """Return a disagreement as a flat row; ids, and what each reading says of the fields that differ."""
    fields = told.fields or (("issue", "actor", "stance", "date") if told.kind != "differs" else ())
    values = [
        "; ".join(f"{name} {said(side, name)}" for name in fields) if side else "" for side in (told.here, told.there)
    ]
    ids = [side.claim.id if side else "" for side in (told.here, told.there)]
    claim = told.entry.claim
    said_so = told.kind, claim.article, list(told.fields), *ids, *values, wording.quote(claim)
    return dict(zip(COLUMNS, said_so, strict=True))


def rows(told: Agreed) -> list[dict[str, Any]]:
    """Return the disagreements as flat rows."""
    return [row(one) for one in told.measured.disagreements]


def form(told: Agreed) -> dict[str, Any]:
    """Return all of it as plain maps and lists; shares and alphas are exact, null where there is nothing to count."""
    answer = told.measured
    return {
        "articles": list(answer.articles),
        "left_out": list(answer.left_out),
        "drafts_not_counted": answer.undecided,
        "measures": [_measure(measure) for measure in answer.measures],
        "fields": [_field(field) for field in answer.fields],
        "disagreements": rows(told),
    }


def _measure(found: Measure) -> dict[str, Any]:
    return {
        "measure": found.name,
        "both": found.both,
        "here": found.here,
        "there": found.there,
        "precision": found.precision,
        "recall": found.recall,
        "f1": found.f1,
    }


def _field(found: FieldAgreement) -> dict[str, Any]:
    return {
        "field": found.field,
        "metric": found.metric,
        "pairs": found.pairs,
        "same": found.same,
        "agreement": found.raw,
        "alpha": found.alpha,
        "alpha_pairs": found.counted,
    }


def document(agreed: Agreed) -> str:
    """Return three tables in markdown: claims, fields, disagreements."""
    answer = agreed.measured
    measures = [(m.name, m.both, *map(figure, (m.precision, m.recall, m.f1))) for m in answer.measures]
    fields = [(f.field, f.same, f.pairs, figure(f.raw), figure(f.alpha)) for f in answer.fields]
    told = [(one.kind, one.entry.claim.article, about(one)) for one in answer.disagreements]
    parts = [
        "# Agreement",
        f"{extent(answer)}.",
        *map(markdown.escape, notes(answer)),
        _figures(("claims", "both", "precision", "recall", "F1"), measures),
        _figures(("field", "same", "of", "agreement", "alpha"), fields),
        f"Krippendorff's alpha: {MEANING}.",
    ]
    if told:
        parts += [
            "## Disagreements",
            markdown.table(("kind", "article", "claim; where it differs, here \\| there"), told),
        ]
    return "\n\n".join(parts)


def _figures(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table of our own words and figures, which need no escapes."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)
