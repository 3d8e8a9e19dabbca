"""What could this person do to this record just now?"""

from django.db.models import Model

from award.access.lifecycles import lifecycle
from award.access.policy import may
from award.vocabulary.acts import Act
from award.vocabulary.refusal import Refusal
from office.access.relations import Actor, kind_of, roles


def offers(actor: Actor, record: Model) -> frozenset[Act]:
    """The acts that the policy allows ``actor`` on ``record`` and that lead on from where it stands.

    An offer is for the page alone: whether an act is in order, the act itself decides.
    """
    held = roles(actor, record)
    return frozenset(act for act in Act if may(act, held) is None and _leads_on(act, record))


def _leads_on(act: Act, record: Model) -> bool:
    life = lifecycle(act)
    if life is None or life.name != kind_of(record):
        return True
    return not isinstance(life.after(getattr(record, "stage", ""), act), Refusal)
