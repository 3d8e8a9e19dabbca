"""How was each finding about an application reached, on what it filed?"""

from collections.abc import Mapping

from office.acts.intake.examining import examined
from office.findings.showing import Shown, page_of
from office.records.applications import Application


def arithmetic(application: Application) -> Mapping[str, Shown]:
    """Each finding with its arithmetic, by its rule. It tells what was filed: ask only once an act has opened that."""
    whole = examined(application)
    page = page_of(whole.filed.ruling(whole.rulings), lambda name: "") if whole else None
    return {finding.rule: finding for group in page.groups for finding in group.findings} if page else {}
