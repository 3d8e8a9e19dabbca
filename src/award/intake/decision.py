"""May this application be accepted, refused, or opened again?"""

from collections.abc import Collection, Sequence

from award.eligibility.outcome import DEPENDS, NOT_MET
from award.intake.checklist import ItemState, Settled
from award.notice.scheme import Scheme
from award.vocabulary.refusal import Refusal


def acceptable(found: Sequence[Settled], *, awaited: bool) -> Refusal | None:
    """Whether an application of which these items stand so may be accepted; ``awaited``: a correction is open.

    Basis: every item of form and every finding that applies has been looked at, by as many as the scheme asks, and is
    met; nothing is accepted upon a silence.
    """
    if awaited:
        return Refusal("correction_open")
    failing = [one for one in found if one.state is ItemState.SETTLED and one.says == NOT_MET]
    if failing:
        return Refusal("items_failed", _clauses(failing), {"count": len(failing), "items": _titles(failing)})
    lacking = [one for one in found if one.state is not ItemState.SETTLED]
    if lacking:
        return Refusal("items_lacking", (), {"count": len(lacking), "items": _titles(lacking)})
    return None


def refusable(
    found: Sequence[Settled], scheme: Scheme, clauses: Collection[str], *, reason: str, remedy: str, awaited: bool
) -> Refusal | None:
    """Whether an application may be refused upon these ``clauses``, for this reason.

    ``remedy`` says what can be done about it. Each clause is one of an item that was found not met, by as many as the
    scheme asks.

    Basis: a refusal carries its clause and its reason, and says what can be done; nobody is refused on a reading that
    nobody ruled on.
    """
    if awaited:
        return Refusal("correction_open")
    failing = [one for one in found if one.state is ItemState.SETTLED and one.says == NOT_MET]
    if not failing:
        open_readings = [one for one in found if one.item.computed == DEPENDS]
        return Refusal("nothing_failed_yet" if open_readings else "nothing_failed", _clauses(open_readings))
    known = set(_clauses(failing))
    if not clauses or not set(clauses) <= known & set(scheme.statements):
        return Refusal("clause_missing", _clauses(failing))
    if not reason.strip():
        return Refusal("refusal_without_reason", tuple(clauses))
    return None if remedy.strip() else Refusal("refusal_without_remedy", tuple(clauses))


def reopenable(*, reason: str, approver: str) -> Refusal | None:
    """Whether a decision may be opened again. Basis: who approved it, and why, can be asked later."""
    return None if reason.strip() and approver.strip() else Refusal("reason_missing")


def _clauses(found: Sequence[Settled]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(clause for one in found for clause in one.item.clauses))


def _titles(found: Sequence[Settled]) -> tuple[object, ...]:
    return tuple(one.item.title for one in found)
