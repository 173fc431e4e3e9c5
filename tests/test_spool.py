from onrecord.spool import Spool


def test_values_are_gone_through_as_often_as_need_be():
    with Spool((number, "é" * number) for number in range(5)) as spool:
        assert len(spool) == 5
        assert [*spool] == [*spool] == [(number, "é" * number) for number in range(5)]
    with Spool(()) as none:
        assert not none
