"""The tags of words and marks, one character each, and the sets of them that the rules ask for.

A sentence keeps its tags as one string, so that a rule can look for a tag on either side of a place; what a rule asks
of one place is a constant or a set of this module, or one made of them beside the rule.
"""

from __future__ import annotations

QUOTATION = "Q"
REPORTING_VERB = "V"
"""A finite form of a reporting verb: "says", "argued"."""
REPORTING_GERUND = "G"
REPORTING_BASE = "B"
AUXILIARY = "X"
NEGATION = "N"
ADVERB = "R"
DETERMINER = "D"
PREPOSITION = "P"
OF = "o"
TO = "t"
SUBORDINATOR = "S"
COORDINATOR = "C"
"""and, or"""
CONTRAST = "E"
"""but"""
THAT = "T"
RELATIVE = "W"
"""who, which"""
PRONOUN = "H"
"""he, she: a pronoun that can be a subject"""
OBJECT_PRONOUN = "J"
"""him, her"""
TIME = "M"
"""Monday, yesterday, week"""
CAPITALISED = "c"
"""Any other word with a capital: a name, or a part of one."""
WORD = "n"
"""Any other word: most often a noun, or an adjective before one."""
ING = "g"
"""An -ing word that is no reporting verb."""
ED = "d"
"""An -ed word that is no reporting verb."""
NUMBER = "#"
VERB = "v"
"""Another finite verb: "left", "went"."""
POSSESSIVE = "s"
COMMA = ","
STOP = "."
COLON = ":"
SEMICOLON = ";"
DASH = "-"
OPENING = "("
CLOSING = ")"
OTHER = "?"

# --- verbs

FINITE = frozenset({AUXILIARY, REPORTING_VERB, VERB})
FINITE_OR_ED = FINITE | {ED}
ANY_VERB = FINITE_OR_ED | {REPORTING_BASE}
REPORTING = frozenset({REPORTING_VERB, REPORTING_BASE, REPORTING_GERUND})
REPORTS = frozenset({REPORTING_VERB, REPORTING_GERUND})
"""Forms of a reporting verb that cannot be an infinitive."""
VERB_OR_NOUN = frozenset({REPORTING_VERB, REPORTING_BASE})
"""Forms of a reporting verb that may be a noun: "report", "states"."""
ING_FORMS = frozenset({REPORTING_GERUND, ING})
PARTICIPLES = frozenset({ED, REPORTING_VERB})
PREVERBAL = frozenset({AUXILIARY, ADVERB, NEGATION})
"""What stands between a subject and its verb."""
INFINITIVE = frozenset({WORD, REPORTING_BASE, REPORTING_VERB, ED, ADVERB, NEGATION, AUXILIARY})
"""What may follow the "to" of an infinitive."""

# --- noun phrases

NOUNS = frozenset({CAPITALISED, WORD})
NOUNS_AND_NUMBERS = NOUNS | {NUMBER}
NOMINAL = NOUNS | {DETERMINER}
STARTS_NOUN_PHRASE = NOMINAL | {NUMBER}
STARTS_DESCRIPTION = STARTS_NOUN_PHRASE | {ED}
"""What an apposition, or what somebody is called, begins with."""
SUBJECT_WORDS = STARTS_NOUN_PHRASE | {POSSESSIVE, OF}
INSIDE_NOUN_PHRASE = NOUNS_AND_NUMBERS | {POSSESSIVE, OF, OTHER, ED, ING}
COUNTING = frozenset({DETERMINER, NUMBER})
DETERMINING = frozenset({DETERMINER, POSSESSIVE})
PRONOUNS = frozenset({PRONOUN, OBJECT_PRONOUN})
SUBJECT_PRONOUNS = frozenset({PRONOUN, RELATIVE})
NAMED_OBJECT = frozenset({OBJECT_PRONOUN, CAPITALISED})
"""The subject of an infinitive: "allowed him to", "led Cole to"."""

# --- small words

PREPOSITIONS = frozenset({PREPOSITION, OF})
PREPOSITION_OR_TO = frozenset({PREPOSITION, TO})
CONJUNCTIONS = frozenset({COORDINATOR, CONTRAST})
CONNECTIVES = CONJUNCTIONS | {ADVERB}
"""What leads from the sentence before to this one: "But ultimately"."""
ADVERB_OR_NEGATION = frozenset({ADVERB, NEGATION})
ADVERBIALS = ADVERB_OR_NEGATION | {TIME}
OPENS_ADJUNCT = frozenset({PREPOSITION, TIME})
OPENS_ADVERBIAL_CLAUSE = frozenset({PREPOSITION, SUBORDINATOR})
SETS_SCENE = OPENS_ADJUNCT | {SUBORDINATOR, ADVERB}
"""What an adverbial at the beginning of a sentence opens with: "In May", "When they met"."""

# --- contents and marks

OPENS_CONTENT = frozenset({THAT, QUOTATION})
OPENS_REPORT = OPENS_CONTENT | {COLON}
CLOSES_CONTENT = frozenset({COMMA, QUOTATION})
"""What stands between a content and the cue behind it."""
COMMA_OR_STOP = frozenset({COMMA, STOP})
COMMA_OR_AND = frozenset({COMMA, COORDINATOR})
SENTENCE_MARKS = frozenset({STOP, COLON, SEMICOLON})
PAUSES = frozenset({COMMA, SEMICOLON, COLON, DASH})
CLOSING_MARKS = PAUSES | {STOP, CLOSING}

ALL = frozenset(
    {
        QUOTATION, REPORTING_VERB, REPORTING_GERUND, REPORTING_BASE, AUXILIARY, NEGATION, ADVERB, DETERMINER,
        PREPOSITION, OF, TO, SUBORDINATOR, COORDINATOR, CONTRAST, THAT, RELATIVE, PRONOUN, OBJECT_PRONOUN, TIME,
        CAPITALISED, WORD, ING, ED, NUMBER, VERB, POSSESSIVE, COMMA, STOP, COLON, SEMICOLON, DASH, OPENING, CLOSING,
        OTHER,
    }
)  # fmt: skip
