"""PDFs made by hand: words at places, in the fonts that every reader has."""

from __future__ import annotations

import textwrap
from typing import NamedTuple

WIDTH, HEIGHT = 612, 792
_FONTS = {"regular": "Helvetica", "bold": "Helvetica-Bold", "even": "Courier"}


class Words(NamedTuple):
    text: str
    x: float
    y: float
    size: float = 10
    font: str = "even"


def column(paragraphs, x, y, *, letters=40, size=10, indent=0, gap=0):
    """Return the lines of paragraphs below each other, wrapped at so many letters, and where the next would stand."""
    placed = []
    for paragraph in paragraphs:
        first = textwrap.wrap(paragraph, letters, initial_indent=" " * indent, break_on_hyphens=False)
        for line in first:
            bare = line.lstrip()
            placed.append(Words(bare, x + (len(line) - len(bare)) * size * 0.6, y, size))
            y -= size * 1.2
        y -= gap
    return placed, y


def made(*pages, title="", trailer=""):
    """Return a PDF with such words on its pages."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    fonts = []
    for font in _FONTS.values():
        objects.append(f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding /WinAnsiEncoding >>")
        fonts.append(f"/{font} {len(objects)} 0 R")
    kids = []
    for words in pages:
        stream = "\n".join(_shown(each) for each in words)
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {len(objects)} 0 R"
            f" /Resources << /Font << {' '.join(fonts)} >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    objects.append(f"<< /Title ({title}) >>")
    return _file(objects, f"/Info {len(objects)} 0 R {trailer}")


def _shown(words):
    text = words.text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /{_FONTS[words.font]} {words.size} Tf {words.x} {words.y} Td ({text}) Tj ET"


def _file(objects, trailer):
    data, places = b"%PDF-1.4\n", []
    for number, inside in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{inside}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(data)}\n%%EOF\n"
    return data + end.encode()
