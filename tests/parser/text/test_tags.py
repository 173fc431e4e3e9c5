"""The tags have one name each, and the table in the docstring of `tokens` lists them all."""

import re

from onrecord.parser.text import tags, tokens

NAMED = {name: sign for name, sign in vars(tags).items() if isinstance(sign, str) and len(sign) == 1 and name.isupper()}
SETS = {name: signs for name, signs in vars(tags).items() if isinstance(signs, frozenset)}


def test_every_tag_has_one_name():
    assert len(set(NAMED.values())) == len(NAMED)
    assert set(NAMED.values()) == tags.ALL


def test_the_table_in_the_docstring_is_the_code():
    assert sorted(re.findall(r"``(.)``", tokens.__doc__)) == sorted(tags.ALL)


def test_a_set_has_one_name_and_holds_tags():
    assert len(set(SETS.values())) == len(SETS)
    assert all(signs <= tags.ALL for signs in SETS.values())


def test_words_and_marks_get_no_tag_without_a_name():
    text = 'Ms. Cole, 43, who may not have said "no" of it, went -- slowly ... to Rome (again): $5 & 3% he\'s going; wanted?!'
    words = [match.group() for match in tokens.TOKEN.finditer(text)]
    found = {tokens.tag_of(w, w.lower()) if w[0].isalnum() or w[0] in "'’$_" else tokens.mark_tag(w) for w in words}
    assert found <= tags.ALL
