"""Own variables: which names and values there may be, and how other programs have them."""

import pytest

from onrecord import own


@pytest.mark.parametrize("text", ["frame", "Frame_2", "häufigkeit", "a-b", "x" * 40, "no"])
def test_names(text):
    assert own.name(text) == text


@pytest.mark.parametrize(
    "text", ["", "2nd", "-a", "_a", "a b", "a=b", "a.b", "a\n", "x" * 41, "=1+1", "a\u202e", "<b>", "\x1b[2J"]
)
def test_what_is_no_name(text):
    with pytest.raises(ValueError, match="a name is up to 40 letters"):
        own.name(text)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("security", "security"),
        ("=1+1", "=1+1"),
        (3, "3"),
        (-0.5, "-0.5"),
        (True, "yes"),
        (False, "no"),
        (["a", "b"], ("a", "b")),
        (("1", 2), ("1", "2")),
        ("x" * 200, "x" * 200),
    ],
)
def test_values(given, told):
    assert own.value(given) == told


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ("", "it is empty"),
        (None, "wants a text"),
        ({"a": "b"}, "wants a text"),
        ([["a"]], "wants a text"),
        ([], "1 to 20 texts, not 0"),
        (["a"] * 21, "1 to 20 texts, not 21"),
        ("x" * 201, "up to 200 characters, not 201"),
        ("a\nb", "stands on one line"),
        (" a", "stands on one line"),
        ("a\x1b[2J", "stands on one line"),
        ("a\u202eb", "stands on one line"),
        (["a", "b\u2028"], "stands on one line"),
        ("\udce9", "stands on one line"),
    ],
)
def test_what_is_no_value(given, why):
    with pytest.raises(ValueError, match=why):
        own.value(given)


@pytest.mark.parametrize(
    ("text", "typed"),
    [("0", 0), ("-12", -12), ("0.25", 0.25), ("1.50", "1.50"), ("007", "007"), ("+1", "+1"), ("1e5", "1e5"),
     ("9" * 16, "9" * 16), ("٣", "٣"), ("no", "no"), ("2019-04-04", "2019-04-04"), (("1", "b"), ["1", "b"])],
)  # fmt: skip
def test_a_number_is_what_reads_back_as_it_is_written(text, typed):
    assert own.typed(text) == typed
    assert type(own.typed(text)) is type(typed)
    assert own.is_bare(text) is (not isinstance(typed, str | list) or text == "no") if isinstance(text, str) else True
