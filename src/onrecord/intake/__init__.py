"""Files as people have them -> article files: pages, exports of databases, documents, mail, feeds, tables, archives.

A file's bytes tell its kind (`kinds`); the reader of that kind (`readers`) yields each article as it is `Found`, with
the words that its day was taken from; `run` compares it with what the dossier has and writes it. Readers touch no file
and no network: they are given bytes.
"""
