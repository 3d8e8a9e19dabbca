"""Do desks come by records through the scope alone?"""

from pathlib import Path

from tests.architecture.tree import files, of_each

QUERIES = (".objects", "_default_manager", "get_object_or_404(", "get_list_or_404(", ".save(", ".delete(")


@of_each(files(".py", "src/office/desks"))
def test_a_desk_neither_asks_the_database_nor_writes_to_it(path: Path) -> None:
    text = path.read_text()
    assert [query for query in QUERIES if query in text] == []
