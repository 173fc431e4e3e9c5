"""A small dossier on disk: names in many forms, two claims, three articles and one without text."""

from onrecord import Dossier
from onrecord.models import Claim

CODEBOOK = """\
version: 1
parties:
  us: {name: United States, speaks_as: [Washington, the US], demonyms: [American]}
  turkey: {name: Turkey, speaks_as: [Ankara]}
actors:
- {name: Mevlüt Çavuşoğlu, party: turkey, aliases: [Cavusoglu the elder]}
- {name: Mike Pompeo, party: us}
- {name: Mike Pence, party: us}
- {name: State Department, party: us, aliases: [Foggy Bottom]}
issues:
  working-group: {proposition: A group should be formed., label: study group}
"""


def build(path):
    (path / "articles").mkdir()
    for name, keys in (("late", "published: 2019-06-01"), ("early", "published: 2019-05"), ("never", "outlet: X")):
        (path / "articles" / f"{name}.md").write_text(f"---\n{keys}\n---\n\nSome text of it.\n", encoding="utf-8")
    (path / "articles" / "empty.md").touch()
    (path / "codebook.yaml").write_text(CODEBOOK, encoding="utf-8")
    made = Dossier(path)
    made.save(put=[claim("aaaa2222", "unnamed Turkish official"), claim("aaab3333", "Mike Pence")])
    return made


def claim(name, actor):
    known = {"issue": "working-group", "stance": "supports", "position": "for it", "article": "late"}
    return Claim.model_validate({"id": name, "actor": actor, "quote": "Some text", "spans": ((0, 9),), **known})
