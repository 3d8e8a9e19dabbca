"""What do the tables of the award say, for people to read? Writes docs/generated, or the folder it is given."""

import os
import sys
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path

import django

from award.access.lifecycles import LIFECYCLES, STILL, lifecycle
from award.access.policy import ACTS, BARS, FIELDS, ROWS, Reach
from award.vocabulary.acts import Act
from award.vocabulary.machine import NOWHERE
from award.vocabulary.roles import Role
from award.vocabulary.wording import LANGUAGES, Wording

HOUSE = Path(__file__).resolve().parents[1]
WORDS = HOUSE / "src/award/vocabulary/words"
LETTERS = HOUSE / "src/office/templates/letters/zh"

WORDING = {language: Wording(language, (WORDS / f"{language}.toml").read_text("utf-8")) for language in LANGUAGES}
NOTE = "<!-- `make generated` writes this page from the code. -->\n"


def both(key: str) -> str:
    """What a key says in both languages."""
    return " · ".join(WORDING[language].say(key) for language in LANGUAGES)


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """A table of Markdown, with an empty line after it."""
    names = tuple(head)
    for cells in (names, ("---",) * len(names), *rows):
        yield f"| {' | '.join(cells)} |"
    yield ""


def codes(names: Iterable[str]) -> str:
    """Names as they stand in the code."""
    return " ".join(f"`{name}`" for name in names)


def acts() -> Iterator[str]:
    """Every act: its words, who may do it, what it moves, and whether it writes to someone."""
    yield "# 办理事项 · Acts\n"
    yield "One act is one permission, one transaction and one entry in the ledger of its notice.\n"
    rows = []
    for act in Act:
        life = lifecycle(act)
        moved = f"`{life.name}`" if life else "—"
        letter = "✉" if (LETTERS / f"{act}.txt").is_file() else "—"
        rows.append((f"`{act}`", both(f"act.{act}"), codes(r for r in Role if r in ACTS[act]), moved, letter))
    yield from table(("act", "办理事项 · what is done", "by", "moves", "letter"), rows)


def lifecycles() -> Iterator[str]:
    """Every life as a diagram and a table."""
    yield "# 状态与流转 · Lifecycles\n"
    yield "Where a record stands, and where an act takes it; an act that is not in the table is refused.\n"
    for machine in LIFECYCLES:
        yield f"## {both(f'recordkind.{machine.name}')}\n"
        yield "```mermaid\nstateDiagram-v2"
        for before, act, after in machine.moves:
            yield f"    {'[*]' if before == NOWHERE else before} --> {after}: {act}"
        yield "```\n"
        yield from table(("stage", "状态 · words"), ((f"`{s}`", both(f"stage.{s}")) for s in machine.stages))
    if STILL:
        yield f"Acts that move nothing: {codes(act for act in Act if act in STILL)}\n"


def access() -> Iterator[str]:
    """The matrix of roles and acts, and which records and fields exist for whom."""
    yield "# 权限 · Access\n"
    yield from table(("role", "角色 · words"), ((f"`{role}`", both(f"role.{role}")) for role in Role))
    yield "## 谁可以办理 · Who may do what\n"
    rows = ((f"`{a}`", *("✓" if role in ACTS[a] else "" for role in Role)) for a in Act)
    yield from table(("act", *Role), rows)
    yield "## 回避 · Who is barred\n"
    yield "Whoever stands to a record as the first is, to that record, none of the second, whatever else they are.\n"
    yield from table(("role", "bars"), ((f"`{role}`", codes(sorted(barred))) for role, barred in BARS.items()))
    yield "## 谁看得到哪些记录 · Which records exist for whom\n"
    yield f"●: {both('reach.all')}　◐: {both('reach.served')}　○: {both('reach.own')}\n"
    sign = {Reach.ALL: "●", Reach.SERVED: "◐", Reach.OWN: "○", Reach.NONE: ""}
    yield from table(
        ("record", *Role),
        ((f"`{kind}`", *(sign[ROWS[kind].get(role, Reach.NONE)] for role in Role)) for kind in ROWS),
    )
    yield "## 谁读得到哪些内容 · Which parts are legible to whom\n"
    for kind, parts in FIELDS.items():
        yield f"### {both(f'recordkind.{kind}')}\n"
        rows = ((f"`{part}`", *("✓" if role in readers else "" for role in Role)) for part, readers in parts.items())
        yield from table(("field", *Role), rows)


PAGES = {"acts.md": acts, "access.md": access, "lifecycles.md": lifecycles}


def interface() -> str:
    """The OpenAPI document, as the site publishes it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "office.project.settings.test")
    django.setup()
    document: str = import_module("office.desks.api.document").document()
    return document


def write(folder: Path) -> None:
    """Write every page."""
    (folder / "openapi.json").write_text(interface(), "utf-8")
    for name, page in PAGES.items():
        (folder / name).write_text("\n".join([NOTE, *page()]).rstrip("\n") + "\n", "utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else HOUSE / "docs/generated")
