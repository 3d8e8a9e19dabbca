"""How is what was filed looked at, item by item: its form, and each finding of the rules?"""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple

from award.intake import checklist
from award.intake.checklist import FINDING, FORM, Item, Said, Settled
from award.notice.reading import OfficeRuling
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from office.acts.deciding import Filed, filed
from office.acts.procedure import Case, Done, performs
from office.records import awaiting
from office.records.applications import Application, Filing
from office.records.intake import Judgement
from office.records.issued import issued
from office.records.rulings import ruled


class Examined(NamedTuple):
    """An application as it is examined: the filing that counts, the rulings in force, and every item as it stands."""

    filed: Filed
    rulings: tuple[OfficeRuling, ...]
    items: tuple[Item, ...]
    settled: list[Settled]


@performs(Act.INTAKE_CHECK, on=Application, together=("applicant",))
def check(case: Case, *, upon: int, said: Sequence[Mapping[str, str]]) -> Done | Refusal:
    """Say of items of form whether they are in order; ``upon`` is the number of the filing that was looked at."""
    return _judged(case, FORM, upon, said)


@performs(Act.INTAKE_JUDGE, on=Application, together=("applicant",))
def judge(case: Case, *, upon: int, said: Sequence[Mapping[str, str]]) -> Done | Refusal:
    """Confirm findings, overrule them, or judge what only people can; ``upon`` as in :func:`check`."""
    return _judged(case, FINDING, upon, said)


def examined(application: Application) -> Examined | None:
    """How far the office has come with it, in a number of queries that does not grow; ``None`` where nothing counts."""
    found = filed([application])
    if not found:
        return None
    one, scheme = found[0], issued(application.notice.digest)
    rulings = ruled(application.notice)
    whole = checklist.items(scheme, one.ruling(rulings), json.loads(one.filing.content))
    said: dict[tuple[str, str], list[Said]] = {}
    for kept in application.judgements.order_by("at", "pk"):
        told = Said(kept.by_id, kept.says, kept.computed, kept.basis, kept.at, kept.reason, kept.evidence)
        said.setdefault((kept.sort, kept.item), []).append(told)
    return Examined(one, rulings, whole, checklist.settled(whole, said, scheme.intake.eyes))


def refusals(application: Application, sort: str, said: Sequence[Mapping[str, str]]) -> Mapping[str, Refusal]:
    """Every refusal of what is said, by the item that it is about, so that all can be told at once."""
    whole = examined(application)
    known = {item.id: item for item in whole.items if item.sort == sort} if whole else {}
    found = {one["item"]: _refused(known[one["item"]], one) for one in said if one["item"] in known}
    return {item: refused for item, refused in found.items() if refused is not None}


def _refused(item: Item, said: Mapping[str, str]) -> Refusal | None:
    return checklist.sayable(item, said["says"], reason=said.get("reason", ""), evidence=said.get("evidence", ""))


def _judged(case: Case, sort: str, upon: int, said: Sequence[Mapping[str, str]]) -> Done | Refusal:
    application, whole = case.record, examined(case.record)
    if whole is None or whole.filed.filing.number != upon:
        return Refusal("filed_meanwhile")
    known = {item.id: item for item in whole.items if item.sort == sort}
    if not said or not {one["item"] for one in said} <= set(known):
        return Refusal("judgement_of_nothing")
    for one in said:
        refused = _refused(known[one["item"]], one)
        if refused is not None:
            return refused
    kept = Judgement.objects.bulk_create(_kept(case, whole.filed, known[one["item"]], one) for one in said)
    awaiting.keep([application])
    overruled = any(checklist.overrules(known[one["item"]], one["says"]) for one in said if sort == FINDING)
    detail = {
        "application": str(application.pk),
        "filing": str(upon),
        **{f"said_{word}": str(sum(one["says"] == word for one in said)) for word in checklist.ANSWERS},
        **({"override": "yes"} if overruled else {}),
    }
    return Done(kept[0], application.notice, digest=_digest(whole.filed.filing, kept), detail=detail)


def _digest(filing: Filing, kept: Sequence[Judgement]) -> str:
    """What the ledger holds of what was said: that it was this, of this filing, to the last word."""
    told = [(one.sort, one.item, one.says, one.computed, one.basis, one.reason, one.evidence) for one in kept]
    return sha256(json.dumps([filing.digest, told], ensure_ascii=False).encode()).hexdigest()


def _kept(case: Case, one: Filed, item: Item, said: Mapping[str, str]) -> Judgement:
    return Judgement(
        application=one.application,
        filing=one.filing,
        sort=item.sort,
        item=item.id,
        says=said["says"],
        computed=item.computed,
        basis=item.basis,
        reason=said.get("reason", "").strip(),
        evidence=said.get("evidence", "").strip(),
        by=case.actor,
        at=case.at,
    )
