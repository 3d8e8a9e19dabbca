"""How is a search kept under a name, and dropped?"""

from urllib.parse import urlencode

from award.intake.searching import Search as Sought
from award.intake.searching import keepable
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from office.acts.procedure import Case, Done, performs
from office.records.intake import Search
from office.records.issued import Notice


@performs(Act.INTAKE_KEEP_SEARCH, on=Notice)
def keep_search(case: Case, *, name: str, search: Sought) -> Done | Refusal:
    """Keep ``search`` under ``name`` for whoever acts; what they kept under the same name before gives way to it."""
    others = Search.objects.filter(person=case.actor).exclude(name=name.strip()).count()
    refused = keepable(name, search, others)
    if refused is not None:
        return refused
    kept, _ = Search.objects.update_or_create(
        person=case.actor, name=name.strip(), defaults={"query": urlencode(search.pairs)}
    )
    return Done(kept, case.record)


@performs(Act.INTAKE_DROP_SEARCH, on=Search)
def drop_search(case: Case, *, notice: Notice) -> Done:
    """Keep a search no longer."""
    Search.objects.filter(pk=case.record.pk).delete()
    return Done(case.record, notice)
