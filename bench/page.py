"""Pages of docs/ whose tables are written by what measures them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """In Markdown."""
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (header, ["---"] * len(header), *rows))


def put(page: Path, mark: str, text: str) -> None:
    """Put the text between the two marks of the page, which must be there."""
    begin, end = f"<!-- {mark}: begin -->", f"<!-- {mark}: end -->"
    before, found, rest = page.read_text().partition(begin)
    _, also_found, after = rest.partition(end)
    if not (found and also_found):
        raise ValueError(f"{page}: no {begin} … {end}")
    page.write_text(f"{before}{begin}\n{text}\n{end}{after}")
