"""May a recommendation be asked for, and given, until when, and upon which summary?"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from hashlib import sha256
from typing import Any, NamedTuple

from award.application.answers import Answers, FileRef, parts_for, written
from award.application.characters import UNBEARABLE
from award.application.deadline import Deadline, at
from award.application.enclosing import Enclosed, unready
from award.application.lifecycle import ASKED, GIVEN, WITHDRAWN
from award.application.limits import length
from award.application.membership import LONGEST_NAME, is_address
from award.application.snapshot import Recommendation, plain
from award.eligibility.setting import Step, Values
from award.notice.recommending import Recommender
from award.notice.scheme import Scheme
from award.notice.text import Words
from award.vocabulary.refusal import Refusal

_BREAK = re.compile(r"\r\n?")


class Request(NamedTuple):
    """Someone who was asked, or is to be: the kind of recommender, the name, the address, and where it stands."""

    kind: str
    name: str
    email: str
    stage: str = ""


class Opinion(NamedTuple):
    """What a recommender says, and how it is signed: by name and position."""

    words: str
    signer: str
    position: str


class Summarised(NamedTuple):
    """One answer of the summary, under its question and the part that it stands in."""

    part: Words
    question: Words
    columns: tuple[Words, ...]
    value: Any


def recommenders(scheme: Scheme, line: str) -> tuple[Recommender, ...]:
    """The kinds of recommender that may recommend an application for ``line``, in the order of the scheme.

    Basis: the notice's list of recommenders.
    """
    return tuple(kind for kind in scheme.notice.recommenders if not kind.lines or line in kind.lines)


def closing(scheme: Scheme, end: Deadline | None, zone: tzinfo) -> Deadline | None:
    """Until when recommenders may write, where the application can be filed until ``end``; ``None``: for ever.

    Basis: the scheme's days for recommenders; where filing stays open longer, so does recommending.
    """
    how = scheme.notice.recommending
    if how is None or end is None or not how.days_later:
        return end
    instant = (end.instant.astimezone(zone) + timedelta(days=how.days_later)).astimezone(UTC)
    said = at(instant, zone)
    step = Step("application.deadline.recommending", {"days": how.days_later, "until": said})
    return Deadline(instant, said, (*end.why, step), how.clauses)


def closed(end: Deadline | None, moment: datetime) -> Refusal | None:
    """Whether it is too late at ``moment`` to ask, to recommend or to decline. Basis: as :func:`closing`."""
    if end is None or moment < end.instant:
        return None
    return Refusal("recommending_closed", end.clauses, {"deadline": end.said})


def summary(scheme: Scheme, line: str, answers: Answers) -> dict[str, dict[str, Any]]:
    """What a recommender reads of an application for ``line`` with these answers, as plain JSON values.

    Basis: the questions that the scheme says are the summary; no more is disclosed than what is to be judged.
    """
    told = {
        part.id: {item.id: answers[part.id][item.id] for item in part.questions if item.summary and item.id in said}
        for part in parts_for(scheme, line)
        if (said := answers.get(part.id))
    }
    return written({part: said for part, said in told.items() if said})


def summarised(scheme: Scheme, line: str, kept: Mapping[str, Mapping[str, Any]]) -> Iterator[Summarised]:
    """The summary as it is read, in the order of the dossier; ``kept`` is what :func:`summary` gave.

    Basis: the parts of the dossier and their questions.
    """
    for part in parts_for(scheme, line):
        for question in part.questions:
            value = kept.get(part.id, {}).get(question.id)
            if value is None:
                continue
            options: dict[Any, Words] = {option.id: option for option in question.options}
            columns = question.columns if question.kind == "table" else ()
            rows = [tuple(row.get(column.id, "") for column in columns) for row in value] if columns else None
            yield Summarised(part.title, question.ask, columns, rows or options.get(value, value))


def askable(
    asked: Request, requests: Sequence[Request], members: Sequence[str], scheme: Scheme, line: str, answers: Answers
) -> Refusal | None:
    """Whether ``asked`` may be asked to recommend an application for ``line`` with these answers.

    ``requests`` were made before, and ``members`` are the addresses of the applicant's own people.

    Basis: the notice's recommenders; one recommendation goes with a filing; nobody recommends their own application.
    """
    kinds = [kind.id for kind in recommenders(scheme, line)]
    if scheme.notice.recommending is None or asked.kind not in kinds:
        return Refusal("recommender_unknown")
    if not 0 < len(asked.name.strip()) <= LONGEST_NAME or UNBEARABLE.search(asked.name):
        return Refusal("recommender_without_name")
    if not is_address(asked.email):
        return Refusal("email_wrong")
    if asked.email.casefold() in {member.casefold() for member in members}:
        return own_recommendation(scheme)
    for one in requests:
        if one.stage == GIVEN or (one.stage == ASKED and one.email.casefold() != asked.email.casefold()):
            return Refusal(f"recommendation_{one.stage}_already", params={"name": one.name})
    lacking = _unanswered(scheme, line, answers)
    return Refusal("summary_lacking", params={"questions": lacking}) if lacking else None


def _unanswered(scheme: Scheme, line: str, answers: Answers) -> tuple[Words, ...]:
    asked = [(part.id, item) for part in parts_for(scheme, line) for item in part.questions if item.summary]
    return tuple(item.ask for part, item in asked if item.required and not answers.get(part, {}).get(item.id))


def own_recommendation(scheme: Scheme) -> Refusal:
    """Why a member of the applicant does not recommend it. Basis: a recommendation is another's word."""
    clauses = dict.fromkeys(clause for kind in scheme.notice.recommenders for clause in kind.clauses)
    return Refusal("own_recommendation", tuple(clauses))


def givable(
    opinion: Opinion,
    scheme: Scheme,
    application: str,
    *,
    files: Sequence[Enclosed] = (),
    upon: str | None = None,
    asked: datetime | None = None,
) -> Refusal | None:
    """Whether ``opinion`` can be given as it is, for an application at the stage ``application``: all that it lacks.

    ``files`` are to be signed with it. ``upon`` is the instant, as :func:`plain` spells it, of the request that was
    read; ``asked`` that of the last one.

    Basis: a recommendation gives its reasons, is signed, stays within the length that the scheme sets, and bears the
    sealed opinion where that is demanded.
    """
    if (ended := needed(application)) is not None:
        return ended
    if upon is not None and upon != plain(asked):
        return Refusal("summary_changed")
    limits = {"words": _longest(scheme), "signer": LONGEST_NAME, "position": LONGEST_NAME}
    lacking = (reason for field, text in opinion._asdict().items() for reason in _amiss(field, text, limits[field]))
    reasons = (*unready(files, scheme), *lacking)
    return Refusal("recommendation_unfinished", params={"count": len(reasons), "reasons": reasons}) if reasons else None


def needed(application: str) -> Refusal | None:
    """Whether an application at this stage needs no recommendation. Basis: what was withdrawn is not examined."""
    return Refusal("recommendation_not_needed") if application == WITHDRAWN else None


def declinable(reason: str, scheme: Scheme) -> Refusal | None:
    """Whether someone may decline with this ``reason``; they may without any. Basis: nobody must recommend."""
    return next(_amiss("reason", reason.strip(), _longest(scheme)), None) if reason.strip() else None


def _longest(scheme: Scheme) -> int:
    return scheme.notice.recommending.limit if scheme.notice.recommending else LONGEST_NAME


def _amiss(field: str, text: str, limit: int) -> Iterator[Refusal]:
    count = length(text)
    if not text:
        yield Refusal(f"opinion.{field}.missing")
    elif found := UNBEARABLE.search(text):
        yield Refusal(f"opinion.{field}.character", params={"found": f"U+{ord(found[0]):04X}"})
    elif count > limit:
        yield Refusal(f"opinion.{field}.long", params={"limit": limit, "length": count, "over": count - limit})


def opinion(words: str, signer: str, position: str) -> Opinion:
    """What was sent, in its one spelling: without blanks around it, line breaks as they are kept.

    Basis: what has one meaning has one spelling.
    """
    return Opinion(*(_BREAK.sub("\n", text).strip() for text in (words, signer, position)))


def digest(given: Recommendation, kept: Mapping[str, Any], nonce: str) -> str:
    """The SHA-256, in hexadecimal, over a recommendation with the summary that it was given upon.

    ``nonce``: a random value, so that nobody finds the words by guessing.

    Basis: RFC 8785 (all keys are ASCII, no number has two spellings); FIPS 180-4.
    """
    content = {"nonce": nonce, "recommendation": plain(given), "summary": plain(kept)}
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return sha256(text.encode()).hexdigest()


def upon_recommendation(scheme: Scheme, facts: Values) -> bool:
    """Whether the applicant says that the application is filed upon a recommendation.

    Basis: the scheme names the fact and the answers.
    """
    how = scheme.notice.recommending
    return how is not None and facts.get(how.when.fact) in how.when.any_of


def on_paper(scheme: Scheme, answers: Answers) -> bool:
    """Whether a recommendation was handed in on paper.

    Basis: the part of the dossier for it, with a file in it.
    """
    how = scheme.notice.recommending
    said = answers.get(how.on_paper, {}) if how and how.on_paper else {}
    return any(isinstance(item, FileRef) for value in said.values() if isinstance(value, tuple) for item in value)


def recommendation_lacking(scheme: Scheme, facts: Values, *, recommended: bool) -> Refusal | None:
    """Why it cannot be filed without a recommendation, where it cannot.

    Basis: the notice says whether a recommendation is a condition; the scheme, whether one that was announced is
    awaited.
    """
    clauses = dict.fromkeys(clause for kind in scheme.notice.recommenders for clause in kind.clauses)
    if recommended:
        return None
    if scheme.notice.recommendation == "mandatory":
        return Refusal("recommendation_needed", tuple(clauses))
    how = scheme.notice.recommending
    if how is not None and how.awaited and upon_recommendation(scheme, facts):
        return Refusal("recommendation_awaited", tuple(clauses))
    return None


def remarks(scheme: Scheme, facts: Values, *, recommended: bool) -> Iterator[Step]:
    """What whoever files should know of the recommendation, though it does not stand in the way.

    Basis: what was said of the channel and what has come are compared before filing, not after.
    """
    how = scheme.notice.recommending
    if how is None or recommendation_lacking(scheme, facts, recommended=recommended) is not None:
        return
    announced = upon_recommendation(scheme, facts)
    if announced and not recommended:
        yield Step("application.remark.recommendation_to_come", {})
    if recommended and not announced:
        yield Step("application.remark.recommended_all_the_same", {})
