"""How is an act of the notice performed at the terminal, with no person acting?"""

from typing import Any

from django.core.management.base import CommandError

from award.vocabulary.acts import Act
from office import wording
from office.access.relations import CLOCK
from office.acts.performing import NotPossible, perform
from office.records.issued import Notice
from office.records.notices import announced


def perform_here(act: Act, **inputs: Any) -> Any:
    """Perform ``act`` on the announced notice. Raises ``CommandError`` with the reason in every language."""
    notice = Notice.objects.filter(scheme=announced().notice.id).first()
    try:
        return perform(act, by=CLOCK, on=notice and notice.pk, **inputs)
    except NotPossible as refused:
        why = refused.refusal
        said = (told.say(why.key, why.params) for told in wording.all_told().values())
        raise CommandError("\n".join(said)) from refused
