"""What was filed, place by place: which can be sent back, and which are shut and why?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.timezone import get_default_timezone, localdate

from award.intake.correction import Place, places, shut
from award.vocabulary.refusal import Refusal
from office import wording
from office.acts import correcting
from office.acts.moment import moment
from office.filings.differing import group_of
from office.filings.dossier import Answer, chapters, facts_told, frozen
from office.records.applications import Application, Filing
from office.records.issued import issued


@dataclass(frozen=True, slots=True)
class Choice:
    """A place: what was filed there, whether it is chosen, the reason typed so far, and what is wrong with it.

    ``shut`` says why it cannot be opened now, with the ``clauses``; empty where it can.
    """

    place: str
    ask: str
    filed: Answer
    chosen: bool
    reason: str
    error: str
    shut: str
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The places of one part."""

    id: str
    title: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed so far: the reason by place for those that are chosen, and words on the whole."""

    reasons: Mapping[str, str]
    words: str = ""

    def named(self) -> list[dict[str, str]]:
        """As the act takes it."""
        return [{"place": place, "reason": reason} for place, reason in self.reasons.items()]


def typed(form: Mapping[str, str], chosen: list[str]) -> Typed:
    """What a form says. Line breaks are those of the page, whatever the browser sends."""
    reasons = {place: form.get(f"reason-{place}", "").replace("\r\n", "\n").strip() for place in chosen}
    return Typed(reasons, form.get("words", "").replace("\r\n", "\n").strip())


def errors_of(refusal: Refusal | None) -> dict[str, str]:
    """What is wrong, in words, by the place that it is about; what is about none of them under the empty name."""
    if refusal is None:
        return {}
    each = refusal.params.get("reasons", (refusal,))
    reasons = each if isinstance(each, tuple) else (refusal,)
    said: dict[str, str] = {}
    for reason in reasons:
        place = str(reason.params.get("place", ""))
        words = wording.told().say(reason.key, reason.params)
        said[place] = f"{said[place]} {words}" if place in said else words
    return said


def groups(application: Application, filing: Filing, said: Typed, errors: Mapping[str, str]) -> tuple[Group, ...]:
    """Every place of the dossier, by part. To come by what was filed is an act: see who asks."""
    scheme, line = issued(application.notice.digest), application.line
    answers, facts = frozen(filing.content, scheme, localdate(filing.filed, get_default_timezone()))
    filed = {f"{part.id}.{one.id}": one for part in chapters(scheme, line, answers) for one in part.answers}
    filed |= {f"facts.{one.id}": one for page in facts_told(scheme, facts) for one in page.answers}
    office = correcting.office(application, moment())
    found: dict[str, list[Place]] = {}
    for place in places(scheme, line):
        found.setdefault(place.group, []).append(place)
    return tuple(
        Group(
            name,
            group_of(members[0]),
            tuple(_choice(place, filed, said, errors, shut(scheme, place.id, office)) for place in members),
        )
        for name, members in found.items()
    )


def _choice(
    place: Place, filed: Mapping[str, Answer], said: Typed, errors: Mapping[str, str], closed: Refusal | None
) -> Choice:
    ask = wording.said(place.called)
    told = {"called": place.named}
    return Choice(
        place=place.id,
        ask=ask,
        filed=filed.get(place.id, Answer(place.id, ask)),
        chosen=place.id in said.reasons,
        reason=said.reasons.get(place.id, ""),
        error=errors.get(place.id, ""),
        shut=wording.told().say(closed.key, {**closed.params, **told}) if closed else "",
        clauses=closed.clauses if closed else (),
    )


def named_in_words(application: Application, said: Typed) -> Iterator[tuple[str, str]]:
    """What is named, each with its reason."""
    known = {place.id: place for place in places(issued(application.notice.digest), application.line)}
    for place, reason in said.reasons.items():
        if place in known:
            yield wording.in_words(known[place].named), reason
