"""How a claim names a speaker who is unnamed, or one of several."""

from onrecord.models import Actor, Codebook, Party, candidates_of, is_unnamed, one_of


def test_one_of_several_is_nobody_in_particular() -> None:
    both = one_of(("Ann Okafor", "Ruth Tasker"))
    assert both == "Ann Okafor or Ruth Tasker"
    assert candidates_of(both) == ("Ann Okafor", "Ruth Tasker")
    assert is_unnamed(both)


def test_a_name_is_no_candidate() -> None:
    assert candidates_of("Ann Okafor") == ()
    assert not is_unnamed("Igor Orlov")
    assert is_unnamed("unnamed official")


def test_one_of_several_is_listed_where_all_are() -> None:
    codebook = Codebook(
        actors=(Actor(name="Ann Okafor"), Actor(name="Ruth Tasker")), parties={"board": Party(name="The Board")}
    )
    names = ["Ann Okafor", "The Board", "Ann Okafor or Ruth Tasker", "Ann Okafor or Igor Orlov", "Igor Orlov"]
    assert [codebook.lists(name) for name in names] == [True, True, True, False, False]
