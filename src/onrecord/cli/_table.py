"""All commands and what each does, in a line; a command is in the module of its name, and ``--help`` imports none."""

from __future__ import annotations

SECTIONS: dict[str, dict[str, str]] = {
    "Beginning": {
        "init": "Start a dossier: a folder for articles and a commented codebook.",
        "add": "Take articles in: files, folders, addresses, or what is piped in (-).",
        "codebook": "Test the codebook, extend it, see what it leaves out.",
    },
    "Reading": {
        "parse": "Find the claims in articles and enter them in the ledger.",
        "import": "Enter drafts of others in the ledger.",
        "attributions": "Show every attributed statement of a text.",
        "archive": "Read very many articles into Parquet.",
        "prompt": "Print what a model would be asked about an article.",
    },
    "Looking": {
        "status": "Count claims by status, and the drafts left to review.",
        "articles": "List the articles with their dates and claims; mark coded ones.",
        "claims": "List claims: who, when, which stance, in which words.",
        "show": "Show a claim in its paragraph.",
        "explain": "Tell why the parser reads a claim as it does.",
        "actors": "List the speakers and how often they are quoted.",
        "issues": "List the issues and what the parties said about them.",
    },
    "Comparing": {
        "diff": "Compare two parties, issue by issue.",
        "history": "Tell how positions on an issue moved, party by party.",
        "digest": "Tell what is new: articles, claims, changes, who takes no side any more.",
        "timeline": "Order statements and events by date.",
        "agree": "Measure how far two ledgers, two coders, or parser and person agree.",
        "evaluate": "Tell how good the coders are on your own coded articles.",
        "report": "Write everything as one web page.",
    },
    "Sharing": {
        "export": "Write the record in the formats of other programs.",
        "network": "Tie speakers to speakers by what they said.",
    },
    "Deciding": {
        "review": "Decide drafts one by one, each with a key.",
        "serve": "Review and ask in a browser.",
        "accept": "Accept drafts as they stand.",
        "reject": "Reject claims that are wrong.",
        "edit": "Change fields of claims.",
        "add-claim": "Enter a claim that the parser did not find.",
    },
    "Keeping order": {
        "check": "Check files, names, dates and quotes.",
        "merge-ledger": "Merge two versions of a ledger, claim by claim, for git.",
        "schema": "Print the JSON Schema of the ledger or the codebook.",
    },
}
COMMANDS = {name: text for commands in SECTIONS.values() for name, text in commands.items()}
