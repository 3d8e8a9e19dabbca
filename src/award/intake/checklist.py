"""What is there to be looked at in an application, and does what people said of it stand?"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any, Final

from award.application.characters import unbearable
from award.application.snapshot import plain
from award.eligibility.finding import Finding
from award.eligibility.outcome import DEPENDS, JUDGED, MET, NOT_APPLICABLE, NOT_MET
from award.eligibility.ruling import Ruling
from award.notice.intake import Eyes
from award.notice.scheme import Scheme
from award.notice.text import Words
from award.vocabulary.refusal import Refusal

FORM: Final = "form"
FINDING: Final = "finding"
ANSWERS: Final = (MET.value, NOT_MET.value)
LONGEST: Final = 4000  # characters of a reason, or of what is said of the evidence


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to be looked at: an item of the checklist of form, or a finding of the rules.

    ``computed`` is what the rules say of it (nothing, of form). ``basis`` is the SHA-256 of all that is looked at: what
    was said of it upon another basis does not count for this one. ``left``: to those who assess.
    """

    sort: str
    id: str
    title: Words
    clauses: tuple[str, ...]
    computed: str
    basis: str
    turns_on: tuple[str, ...] = ()
    left: bool = False

    @property
    def asked(self) -> bool:
        """Whether people have anything to say of it here.

        Basis: a rule that does not apply says nothing; what the scheme leaves to assessment is not intake's to judge.
        """
        return self.computed != NOT_APPLICABLE and not self.left


@dataclass(frozen=True, slots=True)
class Said:
    """What one person said of an item: that it is met or not, upon which basis, why, and from which evidence."""

    by: object
    says: str
    computed: str
    basis: str
    at: datetime
    reason: str = ""
    evidence: str = ""


class ItemState(StrEnum):
    """How far an item has come. Basis: several people may have to say the same."""

    OPEN = "open"
    SECOND = "second"
    DISPUTED = "disputed"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class Settled:
    """An item with what counts of what was said of it: the last word of each person upon the present basis.

    ``lapsed`` is what was said upon another. ``needed`` is how many people must say the same.
    """

    item: Item
    state: ItemState
    says: str
    standing: tuple[Said, ...]
    lapsed: tuple[Said, ...]
    needed: int

    @property
    def overruled(self) -> bool:
        """Whether people say otherwise than the rules computed. Basis: an overruled finding is seen as such."""
        return self.item.sort == FINDING and overrules(self.item, self.says)


def items(scheme: Scheme, ruling: Ruling, content: Mapping[str, Any]) -> tuple[Item, ...]:
    """All that is to be looked at in an application: its form first, then each finding of ``ruling``.

    ``content`` is the filed snapshot, parsed.

    Basis: the scheme's checklist; every finding is confirmed or overruled by a person.
    """
    line = ruling.setting.line.id
    form = scheme.intake.form_for(scheme.applicant(line), line)
    looked_at = content["answers"]
    whole = [
        Item(FORM, one.id, one.ask, one.clauses, "", _digest(looked_at.get(one.part) if one.part else looked_at))
        for one in form
    ]
    return (*whole, *(_of_finding(scheme, finding, looked_at) for finding in ruling.findings))


def _of_finding(scheme: Scheme, finding: Finding, answers: Mapping[str, Any]) -> Item:
    rule = finding.bound.rule
    marks = set(rule.clauses)
    parts = {part.id: answers.get(part.id) for part in scheme.dossier.parts if marks & set(part.evidence_for)}
    facts = {name: finding.facts.get(name) for name in _facts(scheme, rule)}
    basis = _digest({"outcome": finding.outcome.value, "facts": plain(facts), "parts": parts})
    turns_on = finding.mattering() if finding.outcome is DEPENDS else ()
    assessed = scheme.intake.assessed.rules if scheme.intake.assessed else ()
    left = finding.outcome is JUDGED and rule.id in assessed
    return Item(FINDING, rule.id, rule.title, rule.clauses, finding.outcome.value, basis, turns_on, left)


def _facts(scheme: Scheme, rule: Any) -> Iterator[str]:
    """The facts that a rule names, wherever it names them."""
    for _, value in rule:
        if isinstance(value, str) and value in scheme.facts:
            yield value
    yield from (condition.fact for condition in rule.applies if condition.fact)


def _digest(content: Any) -> str:
    return sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def overrules(item: Item, says: str) -> bool:
    """Whether saying so contradicts what the rules computed.

    Basis: where the rules leave it to people, nothing does.
    """
    return bool(item.computed) and item.computed not in (says, JUDGED)


def sayable(item: Item, says: str, *, reason: str, evidence: str) -> Refusal | None:
    """Whether one may say so of ``item``, for this reason and from this evidence.

    Basis: nobody is refused on a reading that nobody ruled on; whoever contradicts the rules, fails an applicant or
    judges what only people can judge says why, or from what.
    """
    told: dict[str, object] = {"item": item.title}
    if says not in ANSWERS:
        return Refusal("judgement_missing", item.clauses, told)
    if not item.asked:
        return Refusal("judgement_not_asked", item.clauses, told)
    if item.computed == DEPENDS:
        return Refusal("reading_open", item.clauses, told)
    if max(len(reason), len(evidence)) > LONGEST:
        return Refusal("judgement_too_long", item.clauses, {**told, "most": LONGEST})
    if refused := unbearable(reason, evidence):
        return Refusal(refused.code, item.clauses, {**told, **refused.params})
    if (says == NOT_MET or overrules(item, says)) and not reason.strip():
        return Refusal("judgement_without_reason", item.clauses, told)
    if (item.computed == JUDGED or overrules(item, says)) and not evidence.strip():
        return Refusal("judgement_without_evidence", item.clauses, told)
    return None


def settle(item: Item, said: Iterable[Said], eyes: Eyes | None) -> Settled:
    """Whether what was said of ``item`` stands: the last words of enough people agree, upon the present basis.

    Basis: two pairs of eyes where the scheme says so; what changes is looked at anew.
    """
    upon, lapsed = list[Said](), list[Said]()
    for one in sorted(said, key=lambda one: one.at):
        (upon if (one.basis, one.computed) == (item.basis, item.computed) else lapsed).append(one)
    last = {one.by: one for one in upon}
    standing = tuple(last.values())
    says = {one.says for one in standing}
    if not standing:
        return Settled(item, ItemState.OPEN, "", (), tuple(lapsed), 1)
    if len(says) > 1:
        return Settled(item, ItemState.DISPUTED, "", standing, tuple(lapsed), len(standing))
    (word,) = says
    needed = _needed(item, word, eyes or Eyes(source="practice"))
    state = ItemState.SETTLED if len(standing) >= needed else ItemState.SECOND
    return Settled(item, state, word, standing, tuple(lapsed), needed)


def _needed(item: Item, says: str, eyes: Eyes) -> int:
    asked = [eyes.form if item.sort == FORM else eyes.confirmed]
    if says == NOT_MET:
        asked.append(eyes.failed)
    if overrules(item, says):
        asked.append(eyes.overruled)
    return max(asked)


def settled(found: Sequence[Item], said: Mapping[tuple[str, str], Sequence[Said]], eyes: Eyes | None) -> list[Settled]:
    """Every item that people are asked about, as it stands; ``said`` is by sort and id. Basis: :func:`settle`."""
    return [settle(item, said.get((item.sort, item.id), ()), eyes) for item in found if item.asked]
