"""What does a scheme say, is it in order, and what has changed? The commands ``scheme …``."""

import json

import click
from pydantic import BaseModel
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from award.cli.sources import language_option, load_scheme, refuse, schemes, wordings
from award.eligibility.asking import questions
from award.eligibility.report import RulingReport
from award.notice.checking import FILES
from award.notice.difference import difference
from award.notice.reading import RulingsFile
from award.notice.scheme import Scheme
from award.vocabulary.fault import Fault, Faulty
from award.vocabulary.wording import Language, Wording

SCHEMAS: dict[str, type[BaseModel]] = {**FILES, "rulings.toml": RulingsFile, "ruling.json": RulingReport}


@click.group()
def scheme() -> None:
    """方案 Look at schemes: the content of a notice."""


@scheme.command()
@click.argument("folder")
@language_option
def check(folder: str, language: Language) -> None:
    """检查方案 Check the scheme in FOLDER: every fault at once. Exit status 0 in order, 2 not."""
    try:
        content = load_scheme(folder)
    except Faulty as faulty:
        refuse(faulty, language)
        return
    counts = {
        "statements": len(content.statements),
        "lines": len(content.lines),
        "rules": len(content.rules),
        "readings": len(content.readings),
        "facts": len(content.facts),
    }
    click.echo(wordings()[language].say("print.scheme_in_order", {"title": content.notice.title, **counts}))


@scheme.command()
@click.argument("folder")
@language_option
def show(folder: str, language: Language) -> None:
    """显示方案 Show the scheme in FOLDER: lines, dates, rules with their clauses, readings."""
    content, wording = _loaded(folder, language), wordings()[language]
    console = Console(highlight=False, soft_wrap=True)
    console.rule(escape(wording.value(content.notice.title)))
    for title, table in (
        ("print.lines", _lines(content, wording)),
        ("print.days", _days(content, wording)),
        ("print.rules", _rules(content, wording)),
        ("print.readings_title", _readings(content, wording)),
    ):
        console.print(f"\n[bold]{wording.say(title)}[/bold]")
        console.print(table)


def _loaded(folder: str, language: Language) -> Scheme:
    try:
        return load_scheme(folder)
    except Faulty as faulty:
        refuse(faulty, language)
        raise


def _table(rows: list[tuple[str, ...]]) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for row in rows:
        table.add_row(*(escape(cell) for cell in row))
    return table


def _lines(content: Scheme, wording: Wording) -> Table:
    return _table([(line.id, wording.value(line.name), wording.value(line.commends)) for line in content.notice.lines])


def _days(content: Scheme, wording: Wording) -> Table:
    return _table(
        [
            (day.id, wording.value(day.on) if day.on else "—", wording.value(day.name), _source(day.source, wording))
            for day in content.notice.days
        ]
    )


def _rules(content: Scheme, wording: Wording) -> Table:
    return _table(
        [
            (
                "".join(f"〔{mark}〕" for mark in rule.clauses) or _source(rule.source, wording),
                rule.id,
                rule.kind,
                wording.value(rule.title),
                ", ".join(rule.lines),
            )
            for rule in content.eligibility.rules
        ]
    )


def _readings(content: Scheme, wording: Wording) -> Table:
    return _table(
        [
            (
                reading.number,
                reading.id,
                wording.value(reading.question),
                " | ".join(
                    f"{'*' if item.id == reading.recommended else ''}{item.id}" for item in reading.alternatives
                ),
            )
            for reading in content.eligibility.readings
        ]
    )


def _source(source: str, wording: Wording) -> str:
    return wording.say(f"source.{source}")


@scheme.command()
@click.argument("before")
@click.argument("after")
@language_option
def diff(before: str, after: str, language: Language) -> None:
    """比较方案 What the authority changed from BEFORE to AFTER. Exit status 0 alike, 1 different."""
    changes = difference(_loaded(before, language), _loaded(after, language))
    for change in changes:
        sign = {"added": "+", "removed": "-", "changed": "~"}[change.kind]
        values = " → ".join(value for value in (change.before, change.after) if value is not None)
        click.echo(f"{sign} {change.place}: {values}")
    raise SystemExit(1 if changes else 0)


@scheme.command("questions")
@click.argument("folder")
@click.option("--line", required=True, help="申报奖项 Award line.")
@language_option
def ask(folder: str, line: str, language: Language) -> None:
    """列出问题 What must be asked of an applicant for a line of the scheme in FOLDER."""
    content, wording = _loaded(folder, language), wordings()[language]
    if line not in content.lines:
        known = {"expected": ", ".join(content.lines)}
        refuse(Faulty([Fault("--line", "", "unknown_reference", line, known)]), language)
    for page in questions(content, line):
        click.secho(f"\n{wording.value(page.part.title)} ({page.part.id})", bold=True)
        for fact in page.facts:
            click.echo(f"  {fact.id} [{fact.kind}] {wording.value(fact.ask)}")
            for column in fact.columns:
                click.echo(f"    .{column.id} [{column.kind}] {wording.value(column.ask)}")
            if fact.options:
                click.echo("    " + " | ".join(f"{item.id} = {wording.value(item.words)}" for item in fact.options))


@scheme.command()
@click.argument("file", type=click.Choice(sorted(SCHEMAS)))
def schema(file: str) -> None:
    """文件格式 JSON Schema of a scheme's FILE, of a rulings file, or of the JSON that ``check`` prints."""
    click.echo(json.dumps(SCHEMAS[file].model_json_schema(), ensure_ascii=False, indent=2))


@scheme.command("list")
def list_schemes() -> None:
    """已有方案 The schemes at hand."""
    for name, path in schemes().items():
        click.echo(f"{name}\t{path}")
