"""Words of worth: what they are said of, and what turns them."""

import pytest
from stance_of import BAN, DAM, RISK, stances


@pytest.mark.parametrize(
    ("text", "issue", "expected"),
    [
        ("The mayor said the dam was “late but right”.", DAM, ["supports"]),
        ("The mayor said the dam was “a mistake from the first day”.", DAM, ["opposes"]),
        ("The mayor said the dam stood on the right.", DAM, []),
        ("The mayor said building a dam “for the rich” made no sense.", DAM, ["opposes"]),
        ("The mayor said taking the town out of the dam was the right call.", DAM, ["opposes"]),
        ("The mayor said the dam, if it ever came, would do more harm than good.", DAM, ["leans-against"]),
        ("The mayor said the dam, opposed by farmers, was tall.", DAM, []),
        # nobody is harmed
        ("The engineer said the reactor endangered nobody.", RISK, ["opposes"]),
        ("The engineer said the reactor puts no town in danger.", RISK, ["opposes"]),
        ("The engineer said the reactor was a threat to no one.", RISK, ["opposes"]),
        ("The engineer said the dam would harm nobody.", DAM, ["supports"]),
        # what is harmed or broken is not bad itself
        ("The mayor said the noise was a threat to the dam.", DAM, []),
        ("The mayor said the town was in breach of the ban.", BAN, ["leans-against"]),
        ("The mayor said the ban was in breach of the law.", BAN, ["supports"]),
        # a want that is denied, a deed that only describes
        ("The mayor said the town wanted neither wells nor a dam.", DAM, ["leans-against"]),
        ("The mayor said the town wanted neither a dam nor wells.", DAM, ["leans-against"]),
        ("The mayor does not see a way back to the dam.", DAM, ["opposes"]),
        ("“I don't see why we would have to build the dam,” the mayor said.", DAM, ["opposes"]),
        ("The mayor said the dam built for the town would find other takers.", DAM, []),
        ("The mayor said the flood gave the town no excuse to go on holding back the dam.", DAM, ["leans-for"]),
        # what others say
        ("The mayor wanted to know what had become of the dam that the town proposed.", DAM, []),
    ],
)
def test_worth_is_said_of_a_thing(text, issue, expected):
    assert stances(text, *issue) == expected
