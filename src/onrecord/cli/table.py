"""All commands: where each lives and what it does in a line, so that ``onrecord --help`` imports none of them."""

from __future__ import annotations

SECTIONS: dict[str, dict[str, tuple[str, str]]] = {
    "Beginning": {
        "init": ("coding", "Start a dossier: a folder for articles and a commented codebook."),
        "codebook": ("coding", "Test the codebook, extend it, see what it leaves out."),
    },
    "Reading": {
        "parse": ("reading", "Find the claims in articles and enter them in the ledger."),
        "attributions": ("reading", "Show every attributed statement of a text."),
    },
    "Looking": {
        "status": ("looking", "Count claims by status, and the drafts left to review."),
        "articles": ("looking", "List the articles with their dates and claims."),
        "claims": ("looking", "List claims: who, when, which stance, in which words."),
        "show": ("looking", "Show a claim in its paragraph."),
        "explain": ("explaining", "Tell why the parser says what it says of a claim."),
        "actors": ("looking", "List the speakers and how often they are quoted."),
        "issues": ("looking", "List the issues and what the parties said of them."),
    },
    "Comparing": {
        "diff": ("comparing", "Compare two parties, issue by issue."),
        "history": ("comparing", "Tell how positions on an issue moved, party by party."),
        "timeline": ("comparing", "Order statements and events by date."),
        "agree": ("agreeing", "Measure how far two ledgers, or parser and person, agree."),
        "report": ("reporting", "Write everything as one web page."),
    },
    "Sharing": {
        "export": ("sharing", "Write the record in the formats of other programs."),
    },
    "Deciding": {
        "review": ("reviewing", "Decide drafts one after the other, a key each."),
        "accept": ("deciding", "Accept drafts as they stand."),
        "reject": ("deciding", "Reject claims that are wrong."),
        "edit": ("deciding", "Change fields of claims."),
        "add-claim": ("deciding", "Enter a claim that the parser did not find."),
    },
    "Keeping order": {
        "check": ("checking", "Check files, names, dates and quotes."),
        "schema": ("checking", "Print the JSON Schema of the ledger or the codebook."),
    },
}
COMMANDS = {name: home for commands in SECTIONS.values() for name, home in commands.items()}
