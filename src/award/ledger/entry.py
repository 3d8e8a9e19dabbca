"""What was done, by whom, to what, when and with what outcome, and which bytes say so?"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any

from award.vocabulary.fault import Fault, Faulty, shown

FORM = 1  # of the canonical bytes; a later form gets the next number, and both stay readable
LARGEST = 8192  # bytes of one entry; whatever keeps to the limits below is shorter

_NAME = re.compile(r"[a-z][a-z0-9_]{0,63}")
_ACT = re.compile(r"[a-z][a-z0-9_]{0,63}(\.[a-z][a-z0-9_]{0,63}){1,3}")
_PSEUDONYM = re.compile(r"[0-9a-f]{32}")
_RECORD = re.compile(r"[a-z][a-z0-9_]{0,63}/[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_MARK = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,63}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
_VALUE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/+=-]{0,127}")
# The numbers by which a person in China is most easily found: a mobile telephone, a resident identity card.
_OF_A_PERSON = re.compile(r"(86)?1[3-9]\d{9}|[1-8]\d{16}[\dXx]")
_FREE = (_RECORD, _VALUE)  # the forms into which such a number would fit
_MOST = 24  # clauses of an entry, or details


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acted: a role and the random number that stands for the person; no number where no person acts.

    The number is 32 hexadecimal digits (128 bits) that the office draws and keeps beside the person's name.

    Basis: personal data never goes into a log that cannot forget.
    """

    role: str
    pseudonym: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One act as the ledger keeps it; raises :class:`Faulty` with every part that is not in its form.

    ``act`` is ``step.verb``; ``record`` is ``kind/number``; ``at`` an instant with its zone; ``clauses`` the marks
    it rests on; ``digest`` the SHA-256, in hexadecimal, of the record's content after the act, or ``None`` where
    it left none; ``detail`` named codes, numbers, days and digests. Every part is printable ASCII without spaces:
    there is no place for a name, an address or a sentence.

    Basis: the ledger records what was done, by whom, under which clause, with what outcome.
    """

    act: str
    actor: Actor
    record: str
    at: datetime
    outcome: str
    clauses: tuple[str, ...] = ()
    digest: str | None = None
    detail: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "detail", MappingProxyType(dict(self.detail)))
        faults = tuple(_faults(self))
        if faults:
            raise Faulty(faults)


def encode(entry: Entry) -> bytes:
    """The canonical bytes of an entry: equal entries have equal bytes, and different entries different ones.

    Basis: RFC 8785 (JCS), keys in order and nothing between. All text is ASCII of which JSON escapes nothing, and the
    only number is ``form``: no character has two normal forms, and no number two spellings.
    """
    pseudonym, digest = (f'"{text}"' if text else "null" for text in (entry.actor.pseudonym, entry.digest))
    clauses = ",".join([f'"{mark}"' for mark in entry.clauses])
    detail = ",".join([f'"{name}":"{value}"' for name, value in sorted(entry.detail.items())])
    return (
        f'{{"act":"{entry.act}","actor":{{"pseudonym":{pseudonym},"role":"{entry.actor.role}"}},'
        f'"at":"{_written(entry.at)}","clauses":[{clauses}],"detail":{{{detail}}},"digest":{digest},"form":{FORM},'
        f'"outcome":"{entry.outcome}","record":"{entry.record}"}}'
    ).encode("ascii")


def decode(content: bytes, place: str = "entry") -> Entry:
    """The entry that these canonical bytes say; ``encode(decode(b)) == b`` and ``decode(encode(e)) == e``.

    Raises :class:`Faulty`, its faults placed in ``place``: not JSON, another form, a part missing, unknown or not
    in its form, or bytes that say an entry in any but the canonical way (spaces, another order, a repeated key).

    Basis: RFC 8785; a log whose entries have two spellings has two roots.
    """
    if len(content) > LARGEST:
        raise Faulty([Fault(place, "", "verify.entry_too_long", str(len(content)), {"most": str(LARGEST)})])
    try:
        said = json.loads(content.decode("ascii"))
    except (ValueError, RecursionError) as unreadable:
        raise Faulty([Fault(place, "", "not_json", None, {"reason": shown(unreadable)})]) from unreadable
    try:
        entry = _built(said)
    except Faulty as faulty:
        raise Faulty(Fault(place, f.key, f.code, f.found, f.params) for f in faulty.faults) from faulty
    except (KeyError, TypeError, ValueError) as malformed:
        raise Faulty([Fault(place, "", "verify.entry_form", shown(content.decode("ascii")))]) from malformed
    if encode(entry) != content:
        raise Faulty([Fault(place, "", "verify.entry_canonical", shown(content.decode("ascii")))])
    return entry


def _built(said: Any) -> Entry:
    """What is unknown or repeated is found by the comparison of the bytes; what is missing or another type here."""
    parts = {name: said[name] for name in ("act", "record", "outcome", "digest", "detail")}
    actor = Actor(role=said["actor"]["role"], pseudonym=said["actor"]["pseudonym"])
    at = datetime.fromisoformat(said["at"])
    return Entry(actor=actor, at=at, clauses=tuple(said["clauses"]), **parts)


def _written(at: datetime) -> str:
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def _faults(entry: Entry) -> Iterator[Fault]:
    yield from _formed("act", entry.act, _ACT)
    yield from _formed("actor.role", entry.actor.role, _NAME)
    if entry.actor.pseudonym is not None:
        yield from _formed("actor.pseudonym", entry.actor.pseudonym, _PSEUDONYM)
    yield from _formed("record", entry.record, _RECORD)
    if entry.at.tzinfo is None:
        yield Fault("entry", "at", "verify.entry_zone", str(entry.at))
    yield from _formed("outcome", entry.outcome, _NAME)
    for number, mark in enumerate(entry.clauses, 1):
        yield from _formed(f"clauses[{number}]", mark, _MARK)
    if entry.digest is not None:
        yield from _formed("digest", entry.digest, _DIGEST)
    for name, value in entry.detail.items():
        yield from _formed("detail", name, _NAME)
        yield from _formed(f"detail.{name}", value, _VALUE)
    for key, count in (("clauses", len(entry.clauses)), ("detail", len(entry.detail))):
        if count > _MOST:
            yield Fault("entry", key, "verify.entry_too_many", str(count), {"most": str(_MOST)})


def _formed(key: str, text: object, form: re.Pattern[str]) -> tuple[Fault, ...]:
    if not isinstance(text, str) or not form.fullmatch(text):
        return (Fault("entry", key, "form.string_pattern_mismatch", shown(text), {"pattern": form.pattern}),)
    if form in _FREE and _OF_A_PERSON.fullmatch(text.rpartition("/")[2]):
        return (Fault("entry", key, "verify.entry_personal"),)
    return ()
