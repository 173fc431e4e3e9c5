"""The question that a statement answers with yes or no: ``Q: Would you back it? A: No``, "asked whether it was".

All are looked for right before the statement, so many characters back at most: the cost does not grow with the text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from onrecord.text import fold


class Answer(NamedTuple):
    """The folded words of a question, the verb that opens it, and 1 for yes, -1 for no; "not until" is half a no."""

    words: str
    verb: str
    sign: int
    half: bool = False


REACH = 500
"""So many characters before an answer its question stands."""
_FIRST = 80
"""An answer says yes or no in its first so many characters."""
_TITLE = re.compile(r"\b(Mr|Mrs|Ms|Dr|Sen|Rep|Gen|Gov|St)\.")
_PUT = re.compile(
    r"(?:^|[.!?:\n\"“”]\s{0,40}|, )(?P<words>[^.!?\n\"“”:]{3,250})\?[\"”’']*"
    r"(?:[^.!?\n]{0,60}\b(?:ask|want|wonder)ed\b[^.!?\n]{0,60}\.)?"
    r"(?P<lead>[^.!?]{0,100})$"
)
"""A question that ends in its mark, and what leads to the statement behind it ("A: ")."""
_REPORTED = re.compile(
    r"\b(?:[Aa]sked|questioned|wondered)\b[^.!?\n]{0,80}?\b(?:whether|if) (?P<words>[^.!?,\n]{3,200})"
    r"(?P<lead>[.,][^.!?]{0,100})$"
)
_VERB = re.compile(
    r"(?:^|(?<=, ))(?:\W|and |so |but |then |well |again |now ){0,12}+"
    r"(?P<verb>is|are|was|were|do|does|did|will|would|shall|should|can|could|may|might|must|have|has|had)(?:n't)? "
)
_NOUN = re.compile(r"(?:and |so |but |then |now )*(?!what|when|who|how|why|where|which|you )[\w'-]+(?: [\w'-]+){0,3}")
_YES = re.compile(
    r"\W{0,20}(?:(?:well|oh|look),? )?(?:yes|yeah|yep|absolutely|definitely|certainly|of course|indeed|correct|exactly|"
    r"very much so|without (?:a |any )?doubt|(?:i|we) (?:do|would|am|are|will)|"
    r"(?:it|that|they|he|she) (?:is|was|are|will|would|does|do))"
    r"(?=\W{0,20}$|\W{0,20}[,.;:!—–]|,? (?:sir|ma'am|madam)\b)|[^.!?]{1,30}, yes[,.!;]"
)
_NO = re.compile(
    r"\W{0,20}(?:(?:well|oh|look),? )?(?:no|nope|never|not at all|absolutely not|definitely not|certainly not|"
    r"of course not|by no means|not really|no way|"
    r"(?:i|we) (?:do not|would not|will not|am not|are not|don't|wouldn't|won't)|"
    r"(?:it|that|they|he|she) (?:is not|was not|are not|will not|would not|isn't|wasn't|aren't|won't|wouldn't|doesn't))"
    r"(?=\W{0,20}$|\W{0,20}[,.;:!—–]|,? (?:sir|ma'am|madam)\b)|[^.!?]{1,30}, no[,.!;]|"
    r"\W{0,20}(?P<half>not (?:until|unless|yet|now))\b|"
    r"\W{0,20}not (?:with|while|as long as|in my|on my|under)\b"
)


def before(text: str, start: int, content: str) -> Answer | None:
    """Return the question that the folded `content`, which begins at `start` of `text`, answers with yes or no."""
    head = re.split(r"(?<=[.!?])\W{0,20}\s", content[:_FIRST], maxsplit=1)[0]
    yes, no = _YES.match(head), _NO.match(head)
    if yes is None and no is None:
        return None
    window = _TITLE.sub(r"\1 ", text[max(0, start - REACH) : start])
    sign, half = (1, False) if no is None else (-1, bool(no["half"]))
    reported = _REPORTED.search(window)
    if reported is not None:
        return Answer(fold(reported["words"]), "", sign, half)
    put = _PUT.search(window)
    words = fold(put["words"]) if put else ""
    verb = _VERB.match(words) or next(reversed([*_VERB.finditer(words)]), None)
    if verb is None:  # "And a dam? No."
        return Answer(words, "should", sign, half) if _NOUN.fullmatch(words) else None
    return Answer(words[verb.start("verb") :].replace("n't ", " ", 1), verb["verb"], sign, half)
