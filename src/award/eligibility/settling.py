"""May the office rule so on a reading, and whom would each alternative touch?"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from award.eligibility.outcome import Verdict
from award.notice.reading import OfficeRuling
from award.notice.scheme import Scheme
from award.vocabulary.refusal import Refusal


def rulable(
    scheme: Scheme, reading: str, chosen: str, *, reason: str, given: Sequence[OfficeRuling] = ()
) -> Refusal | None:
    """Whether the office may rule that ``chosen`` holds of ``reading``, where it has ``given`` these rulings.

    A ruling that stands can be superseded by another alternative, never repeated or edited.

    Basis: the office rules once for everyone alike, with its reason; questions that people answer for each case are
    not ruled on.
    """
    asked = scheme.readings.get(reading)
    if asked is None:
        return Refusal("reading_unknown")
    if asked.settled_by != "ruling" or not asked.alternatives:
        return Refusal("reading_by_case", asked.clauses, {"question": asked.question})
    words = {alternative.id: alternative.words for alternative in asked.alternatives}
    if chosen not in words:
        return Refusal("alternative_unknown", asked.clauses, {"question": asked.question})
    if any((one.reading, one.chosen) == (reading, chosen) for one in given):
        return Refusal("ruled_already", asked.clauses, {"question": asked.question, "chosen": words[chosen]})
    return None if reason.strip() else Refusal("ruling_without_reason", asked.clauses)


def as_if(given: Sequence[OfficeRuling], reading: str, chosen: str, like: OfficeRuling) -> tuple[OfficeRuling, ...]:
    """The rulings as they would be if ``chosen`` held of ``reading``; ``like`` lends the rest of what a ruling says.

    Basis: before the office rules, it sees what each alternative would bring about.
    """
    others = tuple(one for one in given if one.reading != reading)
    return (*others, like.model_copy(update={"reading": reading, "chosen": chosen}))


class Touched(NamedTuple):
    """What one alternative would bring about: how many cases come to each verdict, and whose verdict changes how."""

    alternative: str
    verdicts: Mapping[Verdict, int]
    changes: Mapping[tuple[Verdict, Verdict], int]


def touched(alternative: str, now: Iterable[Verdict], then: Iterable[Verdict]) -> Touched:
    """What the alternative brings about for these cases, in the same order ``now`` and ``then``.

    Basis: whole cohorts turn on one reading; the office sees the cohort before it rules.
    """
    pairs = list(zip(now, then, strict=True))
    return Touched(
        alternative,
        Counter(after for _, after in pairs),
        Counter((before, after) for before, after in pairs if before is not after),
    )
