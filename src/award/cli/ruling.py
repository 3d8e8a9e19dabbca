"""May this applicant file? The command ``check``."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from award.cli.printing import print_finding, print_ruling
from award.cli.sources import (
    default_scheme,
    language_option,
    load_rulings,
    load_scheme,
    load_table,
    refuse,
    wordings,
)
from award.eligibility.asking import fitting
from award.eligibility.facts import Facts, read_facts
from award.eligibility.outcome import Verdict
from award.eligibility.report import RulingReport, report
from award.eligibility.rules import bind
from award.notice.reading import OfficeRuling
from award.notice.scheme import Scheme
from award.vocabulary.fault import Fault, Faulty
from award.vocabulary.wording import Language

STATUS = {Verdict.ELIGIBLE: 0, Verdict.NOT_ELIGIBLE: 1, Verdict.DEPENDS: 3, Verdict.INCOMPLETE: 4}
_BEST_FIRST = (Verdict.ELIGIBLE, Verdict.DEPENDS, Verdict.INCOMPLETE, Verdict.NOT_ELIGIBLE)
ALL = "all"


@click.command()
@click.argument("facts", type=click.Path(path_type=Path))
@click.option("--line", help=f"申报奖项 Award line, or “{ALL}”; by default the file's own, else all that fit.")
@click.option("--scheme", "scheme_name", help="方案 Scheme: a folder, or the name of one at hand.")
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), help="裁定之日 Day of the ruling (today).")
@click.option("--rulings", "rulings_file", help="对歧义的裁定 File of the office's rulings on readings.")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON Print JSON.")
@click.option("--explain", "rule", help="只说明一条规则 Show one rule in full.")
@language_option
def check(
    facts: Path,
    line: str | None,
    scheme_name: str | None,
    on: Any,
    rulings_file: str | None,
    as_json: bool,
    rule: str | None,
    language: Language,
) -> None:
    """判定能否申报 Rule on an applicant: FACTS is a TOML or JSON file.

    Exit status: 0 eligible so far, 1 not eligible, 2 bad input, 3 depends on a reading, 4 incomplete. With several
    lines, the status of the best of them.
    """
    day = on.date() if on else date.today()  # noqa: DTZ011 - the day where the command is given
    try:
        content = load_table(facts)
        scheme = load_scheme(scheme_name or content.get("scheme") or default_scheme())
        rulings = load_rulings(rulings_file, scheme)
        read = read_facts(content, scheme, on=day, file=facts.name)
        lines = _lines(scheme, read, line)
        _known_rule(scheme, rule, lines)
    except Faulty as faulty:
        refuse(faulty, language)
        return
    reports = [_ruled(scheme, name, day, rulings, read) for name in lines]
    if as_json:
        click.echo(_json(reports, single=len(lines) == 1))
    else:
        for item in reports:
            _print(item, scheme, rule, language)
    best = min((item.ruling for item in reports), key=_BEST_FIRST.index)
    raise SystemExit(STATUS[best])


def _ruled(scheme: Scheme, line: str, day: date, rulings: Sequence[OfficeRuling], facts: Facts) -> RulingReport:
    rules = bind(scheme, line, on=day, rulings=rulings)
    return report(rules.rule_on(facts), rules, wordings())


def _lines(scheme: Scheme, facts: Facts, asked: str | None) -> list[str]:
    """The lines to rule on: the one asked for or named in the file, else every line for this kind of applicant."""
    if asked and asked not in (ALL, *scheme.lines):
        raise Faulty([Fault("--line", "", "unknown_reference", asked, {"expected": ", ".join(scheme.lines)})])
    named = None if asked == ALL else asked or facts.line
    return list(fitting(scheme, Facts(facts.values, named)))


def _known_rule(scheme: Scheme, rule: str | None, lines: Sequence[str]) -> None:
    known = [item.id for line in lines for item in scheme.rules_for(line)]
    if rule is not None and rule not in known:
        raise Faulty([Fault("--explain", "", "unknown_reference", rule, {"expected": ", ".join(dict.fromkeys(known))})])


def _json(reports: Sequence[RulingReport], *, single: bool) -> str:
    content = [item.model_dump(mode="json") for item in reports]
    return json.dumps(content[0] if single else content, ensure_ascii=False, indent=2)


def _print(item: RulingReport, scheme: Scheme, rule: str | None, language: Language) -> None:
    if rule is None:
        print_ruling(item, scheme, wordings()[language])
    for finding in item.findings:
        if finding.rule == rule:
            print_finding(finding, scheme, wordings()[language], full=True)
