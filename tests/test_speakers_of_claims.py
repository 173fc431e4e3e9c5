"""How a claim names a speaker who is unnamed, or one of several."""

from onrecord.models import candidates_of, is_unnamed, one_of


def test_one_of_several_is_nobody_in_particular() -> None:
    both = one_of(("Ann Okafor", "Ruth Tasker"))
    assert both == "Ann Okafor or Ruth Tasker"
    assert candidates_of(both) == ("Ann Okafor", "Ruth Tasker")
    assert is_unnamed(both)


def test_a_name_is_no_candidate() -> None:
    assert candidates_of("Ann Okafor") == ()
    assert not is_unnamed("Igor Orlov")
    assert is_unnamed("unnamed official")
