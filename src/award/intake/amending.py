"""What do two people say together who correct the same places at the same time?"""

import json
from collections.abc import Collection, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any, NamedTuple

from award.application.answers import parts_for
from award.application.merging import merged
from award.application.writing import FACTS, rewritten
from award.notice.scheme import Scheme
from award.vocabulary.refusal import Refusal


class Kept(NamedTuple):
    """What was written at one place: the value (``None``: it was emptied), upon which version of the whole, by whom
    and when; ``was`` are the digests of what stood there, by the version from which on it did."""

    value: Any
    version: int
    by: str
    at: str
    was: tuple[tuple[int, str], ...]


class Together(NamedTuple):
    """What both say; of a place in ``contested`` both changed the answer, and it is the person's own."""

    answers: Mapping[str, Any]
    contested: tuple[str, ...]


def read_kept(content: Mapping[str, Any]) -> dict[str, Kept]:
    """What was written, by place, as it is kept in JSON. Basis: what is amended is kept beside what was filed."""
    return {
        place: Kept(one["value"], one["version"], one["by"], one["at"], tuple((n, d) for n, d in one["was"]))
        for place, one in content.items()
    }


def standing(kept: Mapping[str, Kept], filed: Mapping[str, Any]) -> dict[str, Any]:
    """What the places of ``filed`` say now: what was written there since, else what was filed (``None``: nothing).

    Basis: what was not changed stays as it was filed.
    """
    return {place: kept[place].value if place in kept else value for place, value in filed.items()}


def together(kept: Mapping[str, Kept], filed: Mapping[str, Any], mine: Mapping[str, Any], version: int) -> Together:
    """What ``mine``, written upon ``version``, says together with what is kept by now.

    Where only one of the two changed a place, the change stands; where both changed it to the same, so does that.

    Basis: two people at work on one dossier never overwrite each other.
    """
    now = standing(kept, filed)
    own = {place: value for place, value in mine.items() if place in now}
    before = {place: _before(kept.get(place), filed[place], version) for place in own}
    theirs, said = ({place: digest(values[place]) for place in own} for values in (now, own))
    both = merged(before, theirs, said)
    chosen = {place: own[place] if both.answers[place] == said[place] else now[place] for place in own}
    return Together(now | chosen, both.contested)


def _before(kept: Kept | None, filed: Any, version: int) -> str:
    """The digest of what stood there at ``version``."""
    stood = [digest for number, digest in (kept.was if kept else ()) if number <= version]
    return stood[-1] if stood else digest(filed)


def amended(
    kept: Mapping[str, Kept], filed: Mapping[str, Any], answers: Mapping[str, Any], version: int, by: str, at: datetime
) -> dict[str, dict[str, Any]]:
    """What is kept, as JSON, after ``answers`` were written as this ``version``; places that say the same stay.

    Basis: what is amended is kept beside what was filed, with who wrote it and when.
    """
    now, written = standing(kept, filed), dict(kept)
    for place, value in answers.items():
        if value != now[place]:
            was = kept[place].was if place in kept else ()
            written[place] = Kept(value, version, by, at.isoformat(), (*was, (version, digest(value))))
    return {place: one._asdict() for place, one in written.items()}


def readable(scheme: Scheme, line: str, answers: Mapping[str, Any], on: Any) -> dict[str, Any]:
    """What is said at each place, in the form in which it is kept; ``None`` where nothing is. Files are not written.

    ``on`` is the day of filing. Raises ``Faulty`` with every fault.

    Basis: an amendment is read as what was filed was read.
    """
    read: dict[str, Any] = {}
    for part in dict.fromkeys(place.partition(".")[0] for place in answers):
        names = {place: place.partition(".")[2] for place in answers if place.partition(".")[0] == part}
        content = {name: answers[place] for place, name in names.items() if answers[place] is not None}
        said = rewritten(scheme, line, part, content, on=on)
        read |= {place: said.get(name) for place, name in names.items()}
    return read


def filed_at(content: Mapping[str, Any], named: Collection[str]) -> dict[str, Any]:
    """What a snapshot (parsed) says at these places; ``None`` where it says nothing.

    Basis: what was filed is shown beside what is corrected.
    """
    return {place: _said(content, place) for place in named}


def _said(content: Mapping[str, Any], place: str) -> Any:
    part, _, name = place.partition(".")
    answers = content["facts"] if part == FACTS else content["answers"].get(part, {})
    return answers.get(name)


def conflicting(kept_version: int, version: int) -> Refusal | None:
    """Whether what was written upon ``version`` may be saved where ``kept_version`` stands.

    Basis: two people at work on one dossier never overwrite each other.
    """
    return None if version == kept_version else Refusal("correction.changed", params={"version": kept_version})


def of_files(scheme: Scheme, line: str, named: Collection[str]) -> frozenset[tuple[str, str]]:
    """Those of the named places that ask for files, as part and question. Basis: files are handed in, not written."""
    return frozenset(
        (part.id, question.id)
        for part in parts_for(scheme, line)
        for question in part.questions
        if question.kind == "file" and f"{part.id}.{question.id}" in named
    )


def digest(value: Any) -> str:
    """What names a value, in 16 hexadecimal digits. Basis: FIPS 180-4, shortened: it tells versions apart, no more."""
    return sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:16]
