"""How is one page of a correction put: the questions that were named, with what was filed and what is typed?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.http import Http404, HttpRequest
from django.utils.translation import gettext

from award.application.dossier import read_part
from award.application.snapshot import plain
from award.application.writing import FACTS
from award.eligibility.facts import read_facts
from award.intake.correction import Place
from award.notice.dossier import DossierPart
from award.notice.questions import Fact
from office import wording
from office.acts.intake.handing_back import first_rules
from office.desks.applicant.correction.finding import Whole
from office.desks.applicant.correction.saving import Saved
from office.desks.applicant.files import asking as files
from office.desks.applicant.writing import asking, fields, parts
from office.filings.dossier import Answer, answers_of
from office.questions import fields as of_facts
from office.questions.asking import question, wrong_fields
from office.questions.reading import Read, fact_of, read
from office.questions.refusing import Wrong
from office.questions.saying import said_of

Typed = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Item:
    """A question that was sent back: why, what was filed, what it says now, and the field to correct it in."""

    place: str
    ask: str
    reason: str
    filed: Answer
    now: tuple[str, ...]
    question: Any
    theirs: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """The questions of one part that were sent back, or the facts."""

    whole: Whole
    group: str
    places: tuple[Place, ...]

    @property
    def part(self) -> DossierPart | None:
        """The part with those of its questions that were named; none for the facts."""
        part = self.places[0].part
        if part is None:
            return None
        named = {place.asked.id for place in self.places}
        return part.model_copy(update={"questions": tuple(one for one in part.questions if one.id in named)})

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that were named; none on the page of a part."""
        return tuple(place.asked for place in self.places if isinstance(place.asked, Fact))

    @property
    def title(self) -> str:
        """The part, in words."""
        return wording.said(self.part.title) if self.part else gettext("申报条件所涉的情况")

    def answers(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Of values by place those of this page, by question; files, which are handed in, are left out."""
        own = {place.asked.id: values.get(place.id) for place in self.places if not place.of_files}
        return {name: value for name, value in own.items() if value is not None}

    def typed(self, values: Mapping[str, Any]) -> dict[str, str]:
        """The fields of the page, as they say ``values``."""
        said = self.answers(values)
        if self.part:
            return fields.filled(self.part, said)
        read = read_facts({FACTS: said}, self.whole.scheme, on=self.whole.day).values
        return {
            name: text for fact in self.facts if fact.id in read for name, text in of_facts.filled(fact, read[fact.id])
        }

    def posted(self, form: Typed, press: str = "") -> dict[str, str]:
        """What was typed into the fields of the page, to the letter."""
        if self.part:
            return fields.posted(self.part, form, press)
        return {name: text for fact in self.facts for name, text in of_facts.posted(fact, form, press).items()}

    def read(self, typed: Typed) -> Read:
        """What the fields of the facts say."""
        return read(typed, first_rules(self.whole.correction))

    def mine(self, typed: Typed) -> dict[str, Any]:
        """What was typed, by place; of the facts, what cannot be read is left out, and so stays as it is kept."""
        if self.part:
            said = fields.content(self.part, typed)
            return {place.id: said.get(place.asked.id) for place in self.places if not place.of_files}
        found = self.read(typed)
        wrong = {fact_of(name.split("-", maxsplit=1)[0]) for name in found.faults}
        return {
            place.id: plain(found.facts.values.get(place.asked.id))
            for place in self.places
            if place.asked.id not in wrong
        }

    def together(self, saved: Saved, typed: Typed) -> dict[str, str]:
        """The fields that two have changed: the person's own where both did."""
        own = {place.partition(".")[2] for place in saved.contested}
        said = {name: text for name, text in self.typed(saved.together).items() if _asked(name) not in own}
        return said | {name: text for name, text in typed.items() if _asked(name) in own}

    def in_words(self, place: Place, value: Any) -> tuple[str, ...]:
        """An answer in words, a line each."""
        if value is None:
            return ()
        if isinstance(place.asked, Fact):
            read = read_facts({FACTS: {place.asked.id: value}}, self.whole.scheme, on=self.whole.day).values
            return tuple(said_of(place.asked, read[place.asked.id]))
        return asking.said(place.asked, value)


def page_of(whole: Whole, group: str) -> Page:
    """The page with this id. Raises ``Http404`` where nothing of it was sent back."""
    if group not in whole.groups:
        raise Http404
    return Page(whole, group, whole.groups[group])


def items(request: HttpRequest, page: Page, typed: Typed, saved: Saved | None, more: str = "") -> tuple[Item, ...]:
    """The questions of the page, each with its reason and what was filed."""
    whole = page.whole
    theirs = {place: page.in_words(_place(page, place), whole.now[place]) for place in saved.contested} if saved else {}
    asked = _of_part(page, typed, saved, theirs, more) if page.part else _of_facts(page, typed)
    return tuple(
        Item(
            place=place.id,
            ask=wording.said(place.called),
            reason=whole.reasons[place.id],
            filed=_filed(page, place),
            now=page.in_words(place, whole.now[place.id]) if not place.of_files else (),
            question=asked[place.asked.id],
            theirs=theirs.get(place.id),
        )
        for place in page.places
    )


def errors(page: Page, shown: tuple[Item, ...]) -> tuple[Wrong, ...]:
    """What could not be read, with the field where it can be put right."""
    if page.part:
        return tuple(parts.errors(tuple(item.question for item in shown)))
    found = wrong_fields(item.question for item in shown)
    return tuple(Wrong(one.name, f"{one.label}{gettext('：')}{one.words}") for one in found)


def handed_in(request: HttpRequest, page: Page) -> dict[str, files.Asked]:
    """The files that lie at the places of the page."""
    return files.asked(request, page.whole.application, page.part) if page.part else {}


def _of_part(
    page: Page, typed: Typed, saved: Saved | None, theirs: Mapping[str, tuple[str, ...]], more: str
) -> dict[str, Any]:
    part = page.part
    assert part is not None  # noqa: S101 (who calls has looked)
    told = asking.Told(
        parts.errors_of(saved.faults if saved else ()),
        {},
        {place.partition(".")[2]: said for place, said in theirs.items()},
    )
    return {one.id: one for one in asking.asked(part, typed, told, more)}


def _of_facts(page: Page, typed: Typed) -> dict[str, Any]:
    """A question that hangs on another is asked as it stands where that other was not sent back."""
    scheme, found = page.whole.scheme, page.read(typed)
    here = {fact.id for fact in page.facts}
    asked = {fact.id: question(scheme, fact, typed, found) for fact in page.facts}
    return {
        name: one if one.condition is None or one.condition.field in here else replace(one, condition=None)
        for name, one in asked.items()
    }


def _filed(page: Page, place: Place) -> Answer:
    value, ask = page.whole.filed[place.id], wording.said(place.called)
    if isinstance(place.asked, Fact) or place.part is None:
        return Answer(place.id, ask, words=page.in_words(place, value))
    read = read_part({place.asked.id: value}, place.part, draft=True)
    return next(one for one in answers_of(place.part, read) if one.id == place.asked.id)


def _place(page: Page, place: str) -> Place:
    return next(one for one in page.places if one.id == place)


def _asked(field: str) -> str:
    return field.partition(".")[0].partition("-")[0]
