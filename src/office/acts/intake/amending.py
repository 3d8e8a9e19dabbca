"""How is what was sent back corrected, by several hands?"""

import json
from collections.abc import Mapping
from typing import Any

from django.utils.timezone import get_default_timezone, localdate

from award.intake.amending import amended, conflicting, filed_at, of_files, read_kept, readable
from award.intake.correction import amendable
from award.intake.returning import filed_on
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from office.acts import correcting
from office.acts.procedure import Case, Done, performs
from office.records.applications import Application
from office.records.issued import issued


@performs(Act.INTAKE_AMEND, on=Application, together=("applicant",))
def amend(case: Case, *, answers: Mapping[str, Any], version: int) -> Done | Refusal:
    """Write ``answers`` at the places that were sent back, where ``version`` is still the one that was written upon.

    ``None`` empties a place. What was filed is not touched. Raises ``Faulty`` for what cannot be read.
    """
    application, zone, correction = case.record, get_default_timezone(), correcting.current(case.record)
    refused = amendable(correcting.opened(correction), answers, case.at, zone)
    if refused is not None or correction is None:
        return refused or Refusal("correction.none_open")
    scheme, line, named = (
        issued(application.notice.digest),
        application.line,
        {one["place"] for one in correction.fields},
    )
    if files := sorted(f"{part}.{question}" for part, question in of_files(scheme, line, answers)):
        return Refusal("correction.of_files", params={"place": files[0]})
    refused = conflicting(correction.version, version)
    if refused is not None:
        return refused
    content = json.loads(correction.filing.content)
    day = filed_on(content["facts"], scheme, line, localdate(correction.filing.filed, zone))
    said, filed = readable(scheme, line, answers, day), filed_at(content, named)
    correction.version += 1
    correction.amended = amended(
        read_kept(correction.amended), filed, said, correction.version, case.actor.name, case.at
    )
    correction.save(update_fields=("amended", "version"))
    detail = {"application": str(application.pk), "version": str(correction.version)}
    return Done(correction, application.notice, detail=detail)
