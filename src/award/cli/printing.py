"""How does a ruling read in a terminal?"""

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from award.eligibility.outcome import Outcome, Verdict
from award.eligibility.report import FindingReport, RulingReport, UnderReading
from award.notice.scheme import Scheme
from award.vocabulary.wording import Wording

_STYLES = {
    Outcome.MET: "green",
    Outcome.NOT_MET: "bold red",
    Outcome.UNKNOWN: "yellow",
    Outcome.DEPENDS: "bold magenta",
    Outcome.JUDGED: "blue",
    Outcome.NOT_APPLICABLE: "dim",
}
_SIGNS = {
    Outcome.MET: "✓",
    Outcome.NOT_MET: "✗",
    Outcome.UNKNOWN: "?",
    Outcome.DEPENDS: "⇄",
    Outcome.JUDGED: "○",
    Outcome.NOT_APPLICABLE: "–",
}
_ORDER = (
    Outcome.NOT_MET,
    Outcome.DEPENDS,
    Outcome.UNKNOWN,
    Outcome.MET,
    Outcome.JUDGED,
    Outcome.NOT_APPLICABLE,
)
_SHOWN_READINGS = 6


def print_ruling(ruling: RulingReport, scheme: Scheme, wording: Wording) -> None:
    """Print a ruling: the verdict, then the findings by outcome, then the dates to mind.

    Basis: every finding quotes its clause and shows its arithmetic.
    """
    console = Console(highlight=False)
    line = wording.value(scheme.lines[ruling.line].name)
    console.rule(f"{escape(line)} · {wording.value(ruling.on)}")
    console.print(Text(wording.value(ruling.ruling), style="bold"))
    console.print(wording.say(f"verdict_means.{ruling.ruling.value}"))
    if ruling.ruling is Verdict.DEPENDS:
        console.print(wording.say("print.as_recommended", {"verdict": ruling.as_recommended}))
    for outcome in _ORDER:
        findings = [finding for finding in ruling.findings if finding.outcome is outcome]
        if findings:
            console.print()
            console.print(Text(f"{_SIGNS[outcome]} {wording.value(outcome)} ({len(findings)})", style=_STYLES[outcome]))
        for finding in findings:
            print_finding(finding, scheme, wording, console=console)
    _print_dates(ruling, scheme, wording, console)


def print_finding(
    finding: FindingReport, scheme: Scheme, wording: Wording, *, full: bool = False, console: Console | None = None
) -> None:
    """Print one finding: clause, words, arithmetic and what would change it; ``full`` shows every reading.

    Basis: every finding quotes its clause and shows its arithmetic.
    """
    console = console or Console(highlight=False)
    language = wording.language
    marks = "".join(f"〔{mark}〕" for mark in finding.clause) or wording.say(f"source.{finding.source}")
    console.print(Padding(Text(f"{marks} {finding.title[language]} ({finding.rule})", style="bold"), (0, 0, 0, 2)))
    brief = not full and finding.outcome in (Outcome.MET, Outcome.JUDGED, Outcome.NOT_APPLICABLE)
    lines = [] if brief else [f"“{quote.words[language]}”" for quote in finding.words]
    if full:
        lines.append(f"{_SIGNS[finding.outcome]} {wording.value(finding.outcome)}")
    if full or finding.outcome not in (Outcome.JUDGED, Outcome.NOT_APPLICABLE):
        lines += _arithmetic(finding, scheme, wording, full=full)
    if not brief or finding.outcome is Outcome.JUDGED:
        lines += [f"→ {step[language]}" for step in finding.change]
    for text in lines:
        console.print(Padding(Text(text), (0, 0, 0, 4)))


def _arithmetic(finding: FindingReport, scheme: Scheme, wording: Wording, *, full: bool) -> list[str]:
    if len(finding.readings) == 1:
        return [line[wording.language] for line in finding.readings[0].working]
    shown = finding.readings if full else _telling(finding)
    lines = [wording.say("print.readings", {"count": finding.readings_computed, "differing": len(finding.readings)})]
    for reading in shown:
        lines.append(f"{_SIGNS[reading.outcome]} {_choice(reading, scheme, wording)}")
        lines += [f"   {line[wording.language]}" for line in reading.working]
    if len(shown) < len(finding.readings):
        lines.append(wording.say("print.more_readings", {"rule": finding.rule, "shown": len(shown)}))
    return lines


def _telling(finding: FindingReport) -> list[UnderReading]:
    """The recommended choice, and those that differ from it in one reading only and in outcome."""
    home = next((item for item in finding.readings if item.recommended), finding.readings[0])
    others = [
        item
        for item in finding.readings
        if item.outcome is not home.outcome
        and sum(item.choice[name] != chosen for name, chosen in home.choice.items()) == 1
    ]
    return [home, *others][:_SHOWN_READINGS]


def _choice(reading: UnderReading, scheme: Scheme, wording: Wording) -> str:
    said = []
    for name, chosen in reading.choice.items():
        declared = scheme.readings[name]
        words = next(item.words for item in declared.alternatives if item.id == chosen)
        said.append(f"{declared.number} {wording.value(words)}")
    return f"{wording.value(reading.outcome)} — {wording.say('print.if')} " + " · ".join(said)


def _print_dates(ruling: RulingReport, scheme: Scheme, wording: Wording, console: Console) -> None:
    table = Table(box=None, show_header=False, padding=(0, 2))
    for item in ruling.dates:
        readings = [
            wording.value(next(option.words for option in scheme.readings[name].alternatives if option.id == chosen))
            for name, chosen in item.choice.items()
        ]
        title = wording.value(scheme.rules[item.rule].title) if item.rule else ""
        about = " · ".join([title, *readings]) if title else ""
        table.add_row(wording.value(item.day), wording.say(f"date_to_mind.{item.key}"), escape(about))
    console.print()
    console.print(Text(wording.say("print.dates"), style="bold"))
    console.print(table)
