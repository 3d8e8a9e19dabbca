"""How is any act performed? In five beats, and nowhere else."""

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
from office.access.relations import Actor, kind_of
from office.acts import pen
from office.acts.procedure import Case, Procedure
from office.acts.sealing import seal
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


def perform(act: Act, *, by: Actor, on: Any = None, **inputs: Any) -> Any:
    """Perform ``act`` on the record that ``on`` means, and give the record it was done to.

    Lock, ask, decide, write and seal are one transaction: all of it is kept, entry and letters included, or nothing.
    Raises ``NotAllowed`` where the actor may not, and :class:`NotPossible` where the rules say no.
    """
    known = procedure(act)
    with pen.held(), transaction.atomic(durable=True):
        record = _locked(known, on)
        role = gate.ask(act, by, record, (known.holder,) if known.holder else ())
        case = Case(act, by, role, record, clock.now(), _following(act, record))
        done = _in_order(known.run(case, **inputs))
        seal(case, done)
    return done.record


def _locked(known: Procedure, key: Any) -> Any:
    """The record, which nobody else can change from now on. Foreign keys to it may still be written."""
    if known.on is None:
        return None
    found = known.found(key).select_related(*known.together)
    record = found.select_for_update(of=("self", *known.together), no_key=True).first()
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
