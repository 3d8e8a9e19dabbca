"""How is any act performed? In five beats, and nowhere else."""

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any

from django.db import transaction
from django.db.models import Model

from award.access.lifecycles import lifecycle
from award.vocabulary.acts import Act
from award.vocabulary.machine import NOWHERE
from award.vocabulary.refusal import Refusal
from office.access import gate
from office.access.relations import Actor, forget, kind_of
from office.acts import pen
from office.acts.procedure import Case, Done, Procedure
from office.acts.sealing import Composed, composed, digest, seal
from office.outside import clock


class NotPossible(Exception):
    """The act is not in order now; ``refusal`` says why. Nothing was changed."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


@cache
def procedure(act: Act) -> Procedure:
    """The procedure of ``act``: the one named by its verb in the module named by its step."""
    found: Procedure = getattr(import_module(f"office.acts.{act.step}"), act.verb)
    return found


def perform(act: Act, *, by: Actor, on: Any = None, letters_seen: str | None = None, **inputs: Any) -> Any:
    """Perform ``act`` on the record that ``on`` means, and give the record it was done to.

    Lock, ask, decide, write and seal are one transaction: all of it is kept, entry and letters included, or nothing.
    Where ``letters_seen`` is given, it is the digest of the letters as someone looked them over (:func:`rehearse`), and
    no others leave. Raises ``NotAllowed`` where the actor may not, and :class:`NotPossible` where the rules say no.
    """
    with pen.held(), transaction.atomic(durable=True):
        case, done = _done(act, by, on, inputs)
        letters = composed(case, done)
        if letters_seen is not None and letters_seen != digest(letters):
            raise NotPossible(Refusal("letters_changed"))
        seal(case, done, letters)
    forget(by)
    return done.record


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What an act would come to now: the letters it would send, and their digest."""

    letters: tuple[Composed, ...]
    digest: str


def rehearse(act: Act, *, by: Actor, on: Any = None, **inputs: Any) -> Rehearsed:
    """Do all that :func:`perform` would do, and take it back: what would leave can be seen before it does.

    Raises what ``perform`` would raise.
    """
    with pen.held(), transaction.atomic(durable=True):
        letters = composed(*_done(act, by, on, inputs))
        transaction.set_rollback(True)
    return Rehearsed(letters, digest(letters))


def _done(act: Act, by: Actor, on: Any, inputs: dict[str, Any]) -> tuple[Case, Done]:
    known = procedure(act)
    record = _locked(known, on)
    role = gate.ask(act, by, record, (known.holder,) if known.holder else ())
    case = Case(act, by, role, record, clock.now(), _following(act, record))
    return case, _in_order(known.run(case, **inputs))


def _locked(known: Procedure, key: Any) -> Any:
    """The record, which nobody else can change from now on. Foreign keys to it may still be written.

    What it belongs to is held first, whichever act it is: two acts never wait for each other.
    """
    if known.on is None:
        return None
    found = known.found(key).select_related(*known.together, *known.beside)
    record = found.select_for_update(of=(*known.together, "self"), no_key=True).first()
    return _in_order(Refusal("no_such_record") if record is None else record)


def _following(act: Act, record: Model | None) -> str:
    """The stage that the act leads to, of the record or of one that it brings into being; none if it moves nothing."""
    life = lifecycle(act)
    if life is None:
        return NOWHERE
    moved = record is not None and kind_of(record) == life.name
    return _in_order(life.after(record.stage if moved else NOWHERE, act))


def _in_order(found: Any) -> Any:
    if isinstance(found, Refusal):
        raise NotPossible(found)
    return found
