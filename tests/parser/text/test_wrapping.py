"""Line ends inside a paragraph."""

import pytest

from onrecord.parser import find_attributions
from onrecord.parser.text import markup

WRAPPED = """Mayor Jan Roe said on Monday that the toll on the old bridge would
be kept, and that nobody in the harbour office would lose a job.
The council had asked for a study.

"We will see," said Ida Lee, who runs the pier for the
Lund Company."""


def test_a_text_in_short_lines_is_read_as_its_paragraphs() -> None:
    assert [line.count(" ") for line in markup.strip(WRAPPED).text.splitlines() if line] == [33, 13]
    found = find_attributions(WRAPPED)
    assert [a.source.of(WRAPPED) for a in found if a.source] == [
        "Mayor Jan Roe",
        "The council",
        "Ida Lee, who runs the pier for the\nLund Company",
    ]
    assert "would\nbe kept, and" in found[0].contents[0].of(WRAPPED)


@pytest.mark.parametrize(
    ("body", "joined"),
    [
        ("The mayor of the old harbour town said it\nwas over.", True),
        ('"The old bridge is a lifeline," said Mayor Jan\nRoe, who has run it.', True),
        ("The mayor of the old harbour town said it\r\nwas over.", True),
        # headlines, lists, turns of speakers, verse, forced breaks and paragraphs of one line
        ("The toll goes up in May\nThe mayor said that the old bridge would not be closed.", False),
        ("The mayor of the old harbour town said:\nit was over.", False),
        ("What the mayor of the old town wants\n- a toll\n- a bridge", False),
        ("the mayor of the harbour town left  \nand came back", False),
        ("MS ROE: The bridge of the harbour is shut.\nMR LEE: It is not.", False),
        ("The mayor said that the bridge was shut.\nThe council said it was not.", False),
        ("toll\nbridge\nferry", False),
        (f"{'The council met and talked of the toll. ' * 4}\nThe mayor left", False),
        ("The mayor of the old harbour town said it\n\nwas over.", False),
    ],
)
def test_a_line_end_is_a_blank_or_stays(body: str, joined: bool) -> None:
    assert ("\n" not in markup.strip(body).text.replace("\r", "")) == joined
