import pytest

from onrecord.render.markdown import escapes, tables


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain words, 1.5 of them!", "plain words, 1.5 of them!"),
        ("a | b", r"a \| b"),
        ("<script>x</script>", r"\<script\>x\</script\>"),
        ("`code` *em* _em_ ~~no~~", r"\`code\` \*em\* \_em\_ \~\~no\~\~"),
        ("[a](javascript:x)", r"\[a\](javascript:x)"),
        ("# no heading", r"\# no heading"),
        ("> no quote", r"\> no quote"),
        ("- no list", r"\- no list"),
        ("+ no list", r"\+ no list"),
        ("1. no list", r"1\. no list"),
        ("2019) no list", r"2019\) no list"),
        ("=== no title", r"\=== no title"),
        ("\\$1 &amp; $2", r"\\\$1 \&amp; \$2"),
        ("two\n\nparagraphs", "two paragraphs"),
        ("@name and @org/team", "`@`name and `@`org/team"),
        ("a@b.co", "a`@`b.co"),
        ("2 @ 3, @@x", "2 @ 3, @`@`x"),
        (":+1: and :smile_cat:", r"`:`+1: and `:`smile\_cat:"),
        ("`:a:`", r"\``:`a:\`"),
        ("12:30:45, note: so", "12:30:45, note: so"),
        ("\x1b[31m", "\ufffd\\[31m"),
    ],
)
def test_foreign_text_is_never_structure(text, expected):
    assert escapes.escape(text) == expected


def test_a_table_keeps_its_columns():
    made = tables.rows([{"a": "x|y", "b": None, "c": ["p", "q"]}, {"a": "*z*", "b": 1, "c": []}])
    assert [*made] == ["| a | b | c |", "|---|---|---|", r"| x\|y |  | p, q |", "| z | 1 |  |"]
    assert [*tables.rows([])] == []


@pytest.mark.parametrize(
    ("name", "expected"), [("a-day", "`a-day`"), ("my_day", r"my\_day"), ("a`b", r"a\`b"), ("1. a", r"1\. a")]
)
def test_a_name_as_code_is_read_as_it_is(name, expected):
    assert escapes.code(name) == expected
