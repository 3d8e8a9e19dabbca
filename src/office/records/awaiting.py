"""What does an application wait for, as far as the office's lists ask?"""

from collections.abc import Iterable

from django.db import connection

from award.eligibility.outcome import Outcome
from award.intake.checklist import FINDING, FORM
from office.records.applications import Application
from office.records.issued import issued

# One statement for any number: lists are counted and sorted by what stands here, and never look at the records anew.
_KEPT = """
INSERT INTO records_waiting (
    application_id, begun, unseconded, returned, contradicted, another_paper, correcting, first_asked, last_asked
)
SELECT
    a.id,
    EXISTS (SELECT 1 FROM records_judgement j WHERE j.filing_id = a.counting_id AND j.sort IN (%s, %s)),
    EXISTS (
        SELECT 1 FROM records_judgement j WHERE j.filing_id = a.counting_id AND j.sort IN (%s, %s) AND (
            SELECT COUNT(DISTINCT k.by_id) FROM records_judgement k
            WHERE k.filing_id = j.filing_id AND k.sort = j.sort AND k.item = j.item AND k.basis = j.basis
                AND k.says = j.says
        ) < CASE WHEN j.says = %s THEN %s WHEN j.computed NOT IN ('', %s) AND j.says <> j.computed THEN %s ELSE 1 END
    ),
    EXISTS (SELECT 1 FROM records_correction c WHERE c.returned_id = a.counting_id),
    EXISTS (SELECT 1 FROM records_standing s WHERE s.application_id = a.id AND s.contradicted),
    EXISTS (SELECT 1 FROM records_arrival p WHERE p.application_id = a.id)
        AND NOT EXISTS (SELECT 1 FROM records_arrival p WHERE p.filing_id = a.counting_id),
    (SELECT MIN(c.until) FROM records_correction c WHERE c.application_id = a.id AND c.ended IS NULL),
    (
        SELECT MIN(e.until) FROM records_answer s JOIN records_enquiry e ON e.id = s.enquiry_id
        WHERE s.application_id = a.id AND s.said = ''
    ),
    (
        SELECT MAX(e.until) FROM records_answer s JOIN records_enquiry e ON e.id = s.enquiry_id
        WHERE s.application_id = a.id AND s.said = ''
    )
FROM records_application a WHERE a.id IN ({numbers})
ON CONFLICT (application_id) DO UPDATE SET
    begun = excluded.begun, unseconded = excluded.unseconded, returned = excluded.returned,
    contradicted = excluded.contradicted, another_paper = excluded.another_paper, correcting = excluded.correcting,
    first_asked = excluded.first_asked, last_asked = excluded.last_asked
"""
_AT_ONCE = 500


def keep(applications: Iterable[Application]) -> None:
    """Keep what these applications of one notice wait for now. Every act that changes what stands in the query above
    ends with it."""
    asked = list(applications)
    if not asked:
        return
    eyes = issued(asked[0].notice.digest).intake.eyes
    failed, overruled = (eyes.failed, eyes.overruled) if eyes else (1, 1)
    said = (FORM, FINDING, FORM, FINDING, Outcome.NOT_MET.value, failed, Outcome.JUDGED.value, overruled)
    with connection.cursor() as cursor:
        for first in range(0, len(asked), _AT_ONCE):
            numbers = [one.pk for one in asked[first : first + _AT_ONCE]]
            cursor.execute(_KEPT.format(numbers=", ".join(["%s"] * len(numbers))), [*said, *numbers])
