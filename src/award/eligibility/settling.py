"""May the office rule so on a reading, what does a ruling say, and how would the rulings be with it?"""

import json
from collections.abc import Sequence

from award.notice.reading import OfficeRuling, Reading
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


def stated(notice: str, reading: Reading, chosen: str, *, number: int, reason: str) -> str:
    """All that a ruling says, as the text of which the ledger keeps the digest; ``notice`` is the digest of the notice.

    Who ruled and when stands in the entry itself. Equal rulings have equal texts.

    Basis: a ruling stands with its reason, and anyone can check when it was given.
    """
    words = next(one.words for one in reading.alternatives if one.id == chosen)
    said = {
        "notice": notice,
        "number": number,
        "reading": reading.id,
        "question": {"zh": reading.question.zh, "en": reading.question.en},
        "chosen": chosen,
        "ruled": {"zh": words.zh, "en": words.en},
        "reason": reason,
    }
    return json.dumps(said, ensure_ascii=False, indent=2, sort_keys=True)


def as_if(given: Sequence[OfficeRuling], reading: str, chosen: str, like: OfficeRuling) -> tuple[OfficeRuling, ...]:
    """The rulings as they would be if ``chosen`` held of ``reading``; ``like`` lends the rest of what a ruling says.

    Basis: before the office rules, it sees what each alternative would bring about.
    """
    others = tuple(one for one in given if one.reading != reading)
    return (*others, like.model_copy(update={"reading": reading, "chosen": chosen}))
