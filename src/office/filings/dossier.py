"""What does a dossier say, in the order of the scheme and in the language being read?"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext, ngettext

from award.application.answers import Answers, FileRef, Value, parts_for
from award.application.dossier import read_answers
from award.application.uploads import sealed_place
from award.application.writing import FACTS
from award.eligibility.facts import Facts, read_facts
from award.notice.dossier import DossierPart, DossierQuestion
from award.notice.scheme import Scheme
from award.vocabulary.refusal import Refusal
from office import wording
from office.questions.saying import said_of


@dataclass(frozen=True, slots=True)
class Handed:
    """A file: where it stands in the dossier, its name, its size and pages in words, its SHA-256."""

    place: str
    name: str
    size: str
    pages: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Answer:
    """A question and what was answered: in words, a line each; as a table; by files. Nothing at all: not answered."""

    id: str
    ask: str
    words: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    files: tuple[Handed, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing was answered."""
        return not (self.words or self.rows or self.files)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the dossier, or a page of the facts that the rules ask for."""

    id: str
    title: str
    answers: tuple[Answer, ...]


def chapters(scheme: Scheme, line: str, answers: Answers) -> tuple[Chapter, ...]:
    """The parts of the dossier, each with all its questions."""
    return tuple(
        Chapter(part.id, wording.said(part.title), tuple(answers_of(part, answers.get(part.id, {}))))
        for part in parts_for(scheme, line)
    )


def recommended(content: str, scheme: Scheme) -> Iterator[Chapter]:
    """The recommendation that a snapshot was filed with, where there is one."""
    said = json.loads(content)["recommendation"]
    if said is None:
        return
    kinds = {kind.id: wording.said(kind.name) for kind in scheme.notice.recommenders}
    told = (
        ("by", gettext("推荐方"), (said["name"], kinds.get(said["kind"], ""))),
        ("words", gettext("推荐意见"), said["words"].split("\n")),
        ("signer", gettext("签署人"), (said["signer"], said["position"])),
        ("given", gettext("推荐时间"), (wording.moment(datetime.fromisoformat(said["given"])),)),
    )
    answers = [Answer(name, ask, words=tuple(filter(str.strip, words))) for name, ask, words in told]
    if said["files"]:
        files = tuple(_handed(of_recommendation(scheme), FileRef(**file)) for file in said["files"])
        answers.append(Answer("files", _sealed(scheme), files=files))
    yield Chapter("recommendation", gettext("推荐"), tuple(answers))


def facts_told(scheme: Scheme, facts: Facts) -> tuple[Chapter, ...]:
    """What was said of the facts that the rules ask for; what was not said is left out."""
    named = {fact.id: fact for fact in scheme.eligibility.facts}
    pages = (
        Chapter(
            part.id,
            wording.said(part.title),
            tuple(
                Answer(name, wording.said(named[name].name), tuple(said_of(named[name], facts.values[name])))
                for name in part.facts
                if name in facts.values
            ),
        )
        for part in scheme.eligibility.parts
    )
    return tuple(page for page in pages if page.answers)


def frozen(content: str, scheme: Scheme, on: date) -> tuple[Answers, Facts]:
    """The answers and the facts of a snapshot, as they were filed on that day."""
    said: Mapping[str, Any] = json.loads(content)
    answers = read_answers(said["answers"], scheme, said["line"], draft=True)
    return answers, read_facts({FACTS: said["facts"]}, scheme, on=on)


def handed(scheme: Scheme, line: str, part: str, question: str, file: FileRef) -> Handed:
    """A file that was handed in, with its place in words."""
    known = next((known for known in parts_for(scheme, line) if known.id == part), None)
    if known is None:
        return _handed(of_recommendation(scheme), file)
    asked = next((asked for asked in known.questions if asked.id == question), None)
    words = (wording.said(known.title), wording.said(asked.ask) if asked else "")
    return _handed(" · ".join(filter(None, words)), file)


def of_recommendation(scheme: Scheme) -> str:
    """What a file that goes with a recommendation is, in words."""
    return " · ".join((gettext("推荐"), _sealed(scheme)))


def _sealed(scheme: Scheme) -> str:
    place = sealed_place(scheme)
    return gettext("文件") if isinstance(place, Refusal) else wording.said(place.title)


def answers_of(part: DossierPart, said: Mapping[str, Value]) -> Iterator[Answer]:
    """What was answered to every question of one part."""
    for question in part.questions:
        ask, value = wording.said(question.ask), said.get(question.id)
        if value is None:
            yield Answer(question.id, ask)
        elif question.kind == "table":
            yield _table(question, ask, value)
        elif question.kind == "file":
            place = f"{wording.said(part.title)} · {ask}"
            yield Answer(question.id, ask, files=tuple(_handed(place, file) for file in value))
        else:
            yield Answer(question.id, ask, words=in_words(question, value))


def _table(question: DossierQuestion, ask: str, value: Any) -> Answer:
    columns = tuple(wording.said(column) for column in question.columns)
    rows = tuple(tuple(row.get(column.id, "") for column in question.columns) for row in value)
    return Answer(question.id, ask, columns=columns, rows=rows)


def in_words(question: DossierQuestion, value: Any) -> tuple[str, ...]:
    """An answer that is neither a table nor files, a line each."""
    if question.kind == "choice":
        return tuple(wording.said(option) for option in question.options if option.id == value)
    if question.kind == "flag":
        return (gettext("是") if value else gettext("否"),)
    if question.kind == "date":
        return (wording.day(value),)
    return tuple(line for line in str(value).split("\n") if line.strip())


def _handed(place: str, file: FileRef) -> Handed:
    pages = ngettext("%(count)s页", "%(count)s页", file.pages) % {"count": file.pages} if file.pages else ""
    return Handed(place, file.name, filesizeformat(file.size), pages, file.sha256)
