"""How is a correction handed back, and what is filed then?"""

import json
from collections.abc import Mapping
from secrets import token_hex
from typing import Any

from django.utils.timezone import get_default_timezone, localdate

from award.application.numbering import print_code
from award.application.snapshot import Snapshot, Undertaking
from award.eligibility.rules import LineRules
from award.intake.amending import read_kept
from award.intake.correction import RETURNED, amendable
from award.intake.returning import Amendment, corrected, filed_on, looked_over
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from office.acts import correcting
from office.acts.binding import rules
from office.acts.deciding import stand
from office.acts.intake.telling import post, when
from office.acts.procedure import Case, Done, performs
from office.records.applications import Application, Filing, Part
from office.records.intake import Correction
from office.records.issued import issued


@performs(Act.INTAKE_HAND_BACK, on=Application, together=("applicant",))
def hand_back(case: Case, *, undertaking: str, upon: str | None = None) -> Done | Refusal:
    """File what was filed, with what was named as it stands now; ``undertaking`` is what the person confirmed.

    ``upon`` names what they looked over: nothing else is handed back.
    """
    application, correction = case.record, correcting.current(case.record)
    refused = amendable(correcting.opened(correction), (), case.at, get_default_timezone())
    if refused is not None or correction is None:
        return refused or Refusal("correction.none_open")
    amendment = amending(application, correction)
    if upon is not None and upon != looked_over(correction.number, amendment):
        return Refusal("changed_since")
    undertaken = Undertaking(case.actor.name, undertaking, case.at)
    snapshot = corrected(correction.filing.content, amendment, undertaken, token_hex(16), first_rules(correction))
    if isinstance(snapshot, Refusal):
        return snapshot
    kept = _filed(case, application, correction, snapshot)
    _into_the_draft(case, application, amendment.values)
    correcting.end(correction, case.at, RETURNED, kept)
    application.stage = case.stage
    application.save(update_fields=("stage",))
    stand([application], case.at, filings=[kept])
    told = {**when(case.at), "code": print_code(kept.digest), "number": kept.number}
    detail = {"application": str(application.pk), "line": application.line, "correction": str(correction.pk)}
    return Done(kept, application.notice, digest=kept.digest, detail=detail, post=post(application, told))


def amending(application: Application, correction: Correction) -> Amendment:
    """What would be put in place of what was filed, as it stands now."""
    named = frozenset(one["place"] for one in correction.fields)
    values = {place: one.value for place, one in read_kept(correction.amended).items()}
    return Amendment(named, values, [upload.filed for upload in correcting.handed_in(application, correction)])


def first_rules(correction: Correction) -> LineRules:
    """The rules of the day on which it was first filed, with the rulings in force."""
    application, filing = correction.application, correction.filing
    scheme, facts = issued(application.notice.digest), json.loads(filing.content)["facts"]
    day = filed_on(facts, scheme, application.line, localdate(filing.filed, get_default_timezone()))
    return rules(application.notice, application.line, day)


def _filed(case: Case, application: Application, correction: Correction, snapshot: Snapshot) -> Filing:
    """The next filing, with the files of the last but at the places that were named: there lie those of now."""
    kept = application.filings.create(
        number=application.filings.count() + 1,
        content=snapshot.text,
        digest=snapshot.digest,
        by=case.actor,
        filed=case.at,
    )
    named = {one["place"] for one in correction.fields}
    stay = [one for one in correction.filing.uploads.all() if f"{one.part}.{one.question}" not in named]
    kept.uploads.add(*stay, *correcting.handed_in(application, correction))
    return kept


def _into_the_draft(case: Case, application: Application, values: Mapping[str, Any]) -> None:
    """What was corrected stands in the draft, too: whoever files anew would undo the correction otherwise."""
    said: dict[str, dict[str, Any]] = {}
    for place, value in values.items():
        part, _, name = place.partition(".")
        said.setdefault(part, {})[name] = value
    for part, answers in said.items():
        kept = application.parts.filter(part=part).first() or Part(
            application=application, part=part, version=0, answers={}
        )
        whole = {name: value for name, value in {**kept.answers, **answers}.items() if value is not None}
        kept.version, kept.answers, kept.by, kept.saved = kept.version + 1, whole, case.actor, case.at
        kept.save()
        kept.versions.create(number=kept.version, answers=whole, by=case.actor, saved=case.at)
