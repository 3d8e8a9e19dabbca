"""How is a question put on the page, with what has been answered so far?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext

from award.notice.questions import Column, Fact
from award.notice.scheme import Scheme
from office import wording
from office.questions.answers import Answers
from office.questions.faults import told
from office.questions.fields import NONE, ROWS_AT_MOST, SOME, names, row_count
from office.questions.reading import Read


@dataclass(frozen=True, slots=True)
class Option:
    """An answer that can be chosen; the empty value says that it is not known."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Field:
    """What is filled in: ``label`` is its short name, ``typed`` the text of each of its inputs, to the letter."""

    name: str
    kind: str
    ask: str
    label: str
    hint: str
    typed: tuple[str, ...]
    options: tuple[Option, ...]
    error: str

    def choices(self, *, select: bool = False) -> list[dict[str, object]]:
        """The options as a component takes them: a list that drops down opens at the empty answer."""
        offered = sorted(self.options, key=lambda option: option.value != "") if select else self.options
        chosen = "selected" if select else "checked"
        known = {option.value for option in self.options}
        typed = self.typed[0] if self.typed[0] in known else ""
        return [{"value": option.value, "text": option.text, chosen: option.value == typed} for option in offered]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, by its number or its year."""

    name: str
    title: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """The question is asked only where ``field`` has one of ``values``; ``words`` say so."""

    field: str
    values: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Question:
    """A fact as it is asked: one field, or a table of rows, with the statements that make it matter."""

    field: Field
    clauses: tuple[str, ...]
    rows: tuple[Row, ...]
    full: bool
    condition: Condition | None


def question(scheme: Scheme, fact: Fact, answers: Answers, read: Read) -> Question:
    """``fact`` as it is asked, with the answers and what is wrong with them."""
    errors = {name: told(fault, scheme) for name, fault in read.faults.items()}
    count = row_count(fact, answers)
    if fact.kind == "rows":
        rows = tuple(
            Row(name, gettext("第%(number)s条") % {"number": number}, tuple(_fields(fact, name, answers, errors)))
            for number in range(1, max(count, 1) + 1)
            for name in [f"{fact.id}.{number}"]
        )
    else:
        rows = tuple(
            Row(name, gettext("%(year)s年") % {"year": year}, tuple(_fields(fact, name, answers, errors)))
            for year in fact.years
            for name in [f"{fact.id}.{year}"]
        )
    return Question(
        field=_whole(fact, answers, errors, count),
        clauses=fact.clauses,
        rows=rows,
        full=count >= ROWS_AT_MOST,
        condition=_condition(scheme, fact),
    )


def _whole(fact: Fact, answers: Answers, errors: dict[str, str], count: int) -> Field:
    if fact.kind != "rows":
        return _field(fact, fact.id, answers, errors)
    name = f"{fact.id}.count"
    chosen = answers.get(name, "")
    none = wording.said(fact.none) if fact.none else gettext("没有")
    options = (Option(SOME, gettext("有，逐条填写")), Option(NONE, none), Option("", gettext("暂不清楚")))
    typed = (NONE if chosen == NONE else SOME if count else "",)
    error = errors.get(name, errors.get(fact.id, ""))
    return Field(name, fact.kind, wording.said(fact.ask), _label(fact), _hint(fact), typed, options, error)


def _fields(fact: Fact, prefix: str, answers: Answers, errors: dict[str, str]) -> Iterator[Field]:
    return (_field(column, f"{prefix}.{column.id}", answers, errors) for column in fact.columns)


def _field(asked: Fact | Column, name: str, answers: Answers, errors: dict[str, str]) -> Field:
    return Field(
        name=name,
        kind=asked.kind,
        ask=wording.said(asked.ask),
        label=_label(asked),
        hint=_hint(asked),
        typed=tuple(answers.get(field, "") for field in names(asked, name)),
        options=_options(asked),
        error=errors.get(name, ""),
    )


def _label(asked: Fact | Column) -> str:
    return wording.said(asked.name).rstrip("？?")


def _hint(asked: Fact | Column) -> str:
    return wording.said(asked.hint) if asked.hint else ""


def _options(asked: Fact | Column) -> tuple[Option, ...]:
    """What can be chosen, and last what an empty answer means: the scheme's default, or that it is not known."""
    said = {"true": gettext("是"), "false": gettext("否")} if asked.kind == "flag" else {}
    said |= {option.id: wording.said(option.words) for option in asked.options}
    empty = said.pop(asked.default) if isinstance(asked, Column) and asked.default else gettext("暂不清楚")
    return (*(Option(value, text) for value, text in said.items()), Option("", empty))


def _condition(scheme: Scheme, fact: Fact) -> Condition | None:
    when = fact.asked_when
    if when is None:
        return None
    parent = scheme.facts[when.fact]
    chosen = [option.text for option in _options(parent) if option.value in when.any_of]
    told_of = {"question": _label(parent), "answer": gettext("”或者“").join(chosen)}
    return Condition(parent.id, when.any_of, gettext("如果“%(question)s”选“%(answer)s”，请填写：") % told_of)


@dataclass(frozen=True, slots=True)
class Wrong:
    """A field that cannot be read: where it is and what is wrong."""

    name: str
    label: str
    words: str


def wrong_fields(questions: Iterable[Question]) -> tuple[Wrong, ...]:
    """What is wrong with the answers to these questions, in their order."""
    return tuple(_wrong(questions))


def _wrong(questions: Iterable[Question]) -> Iterator[Wrong]:
    for asked in questions:
        if asked.field.error:
            yield Wrong(asked.field.name, asked.field.label, asked.field.error)
        for row in asked.rows:
            for field in row.fields:
                if field.error:
                    yield Wrong(field.name, f"{row.title} {field.label}", field.error)
