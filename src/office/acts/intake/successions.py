"""How are a predecessor and its successor linked, and the link ended?"""

from datetime import date

from django.utils.timezone import get_default_timezone, localdate

from award.intake.naming import plain
from award.intake.succession import Link, Said, linkable, spelled
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from office.access.naming import named
from office.access.relations import parts
from office.acts.deciding import stand
from office.acts.holding import concerned
from office.acts.procedure import Case, Done, performs
from office.records.encrypted import digest
from office.records.issued import Notice
from office.records.registers import Succession


@performs(Act.INTAKE_LINK_SUCCESSOR, on=Notice)
def link_successor(
    case: Case,
    *,
    predecessor: str,
    predecessor_number: str = "",
    successor: str,
    successor_number: str,
    since: date,
    document: str,
) -> Done | Refusal:
    """Put down that one succeeded another, upon a document: what the predecessor won is held about the successor."""
    notice = case.record
    said = Said(predecessor, predecessor_number, successor, successor_number, since, document)
    linked = succession(notice, said, localdate(case.at, get_default_timezone()))
    if isinstance(linked, Refusal):
        return linked
    refused = _own_case(case, linked)
    if refused is not None:
        return refused
    linked.by, linked.at = case.actor, case.at
    linked.save(force_insert=True)
    moved = stand(concerned(notice, {linked.digest}, ()), case.at)
    return Done(linked, notice, detail={"since": since.isoformat(), "decided_anew": str(len(moved))})


@performs(Act.INTAKE_UNLINK_SUCCESSOR, on=Succession, together=("notice",))
def unlink_successor(case: Case, *, reason: str) -> Done | Refusal:
    """End a link that should not stand, for a reason; that it was there stays in the books."""
    linked = case.record
    if linked.ended is not None:
        return Refusal("succession_ended")
    if not reason.strip():
        return Refusal("reason_missing")
    linked.ended, linked.ending = case.at, reason.strip()
    linked.save(update_fields=("ended", "ending"))
    moved = stand(concerned(linked.notice, {linked.digest}, ()), case.at)
    return Done(linked, linked.notice, detail={"decided_anew": str(len(moved))})


def _own_case(case: Case, linked: Succession) -> Refusal | None:
    """Whoever has a part in either of them, or in one that succeeded either, links it with nothing."""
    own = {number for number, _ in named(parts(case.actor))} - {""}
    return Refusal("own_case", params={"act": case.act}) if own & {linked.digest, linked.predecessor_digest} else None


def succession(notice: Notice, said: Said, today: date) -> Succession | Refusal:
    """The link as it would be kept, or why it would not be."""
    read = spelled(said)
    if isinstance(read, Refusal):
        return read
    known = digest(read.predecessor_number) if read.predecessor_number else ""
    own = digest(read.successor_number)
    standing = Succession.objects.filter(notice=notice, ended=None)
    links = [Link(one.predecessor_digest or plain(one.predecessor), one.digest) for one in standing]
    refused = linkable(read, Link(known or plain(read.predecessor), own), links, today)
    return refused or Succession(notice=notice, predecessor_digest=known, digest=own, **read._asdict())
