"""A small invented codebook: two countries, a dam and a fee."""

from onrecord.models import Actor, Codebook, Issue, Party, Role

CODEBOOK = Codebook(
    parties={
        "north": Party(name="Norland", speaks_as=("Norland", "Norburg"), demonyms=("Norlandic",)),
        "south": Party(name="Sudland", speaks_as=("Sudland", "Sudburg"), demonyms=("Sudlandic",)),
    },
    actors=(
        Actor(name="Norlandic Foreign Ministry", party="north"),
        Actor(name="Harbour Office", party="north", aliases=("Port Authority",)),
        Actor(
            name="Åsa Lindström", party="north", body="Norlandic Foreign Ministry",
            roles=(Role(title="foreign minister", since="2019-01", until="2020-06"),),
        ),
        Actor(
            name="Karl Berg", party="north", body="Harbour Office", roles=(Role(title="head of the Harbour Office"),)
        ),
        Actor(name="Maria Duarte", party="south", roles=(Role(title="foreign minister"), Role(title="minister"))),
        Actor(name="Joao Berg", party="south", roles=(Role(title="envoy"),)),
        Actor(name="Daily Mirror", kind="outlet"),
    ),
    issues={
        "dam": Issue(
            proposition="Norland should build the dam on the border river.",
            topic=("dam", "barrage"),
            phrases={"supports": ("no turning back",), "opposes": ("let the river flow",), "leans-for": ("talks on * dam",)},
        ),
        "fees": Issue(proposition="Ships should pay a fee.", topic=("fee", "toll")),
    },
)  # fmt: skip
