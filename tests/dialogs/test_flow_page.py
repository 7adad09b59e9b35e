from pathlib import Path

from dialogs.flow import mermaid

PAGE = Path(__file__).parents[2] / "docs" / "flow.md"


def test_the_page_of_the_flow_shows_the_table_as_it_is() -> None:
    _, _, fenced = PAGE.read_text(encoding="utf-8").partition("```mermaid\n")

    assert fenced == f"{mermaid()}```\n"
