"""Which kinds of record have a life, and which of them does an act move?"""

from typing import Final

from award.access.token import TOKEN
from award.application.lifecycle import APPLICATION, RECOMMENDATION, UPLOAD
from award.application.membership import APPLICANT, MEMBERSHIP
from award.notice.lifecycle import NOTICE
from award.vocabulary.acts import Act
from award.vocabulary.machine import Machine

LIFECYCLES: Final[tuple[Machine, ...]] = (NOTICE, TOKEN, APPLICANT, MEMBERSHIP, APPLICATION, UPLOAD, RECOMMENDATION)

# Acts that leave every record at its stage: what matters is that they were done.
STILL: Final[frozenset[Act]] = frozenset(
    {
        Act.NOTICE_INSPECT,
        Act.NOTICE_EXPORT,
        Act.ELIGIBILITY_RULE,
        Act.APPLICATION_READ,
        Act.APPLICATION_DESTROY_FILE,
        Act.APPLICATION_DESTROY_NUMBER,
        Act.INTAKE_IMPORT_REGISTER,
        Act.INTAKE_LINK_SUCCESSOR,
        Act.INTAKE_UNLINK_SUCCESSOR,
        Act.INTAKE_ENQUIRE,
        Act.INTAKE_RECORD_ANSWERS,
        Act.INTAKE_EXPORT,
        Act.INTAKE_KEEP_SEARCH,
        Act.INTAKE_DROP_SEARCH,
    }
)


def lifecycle(act: Act) -> Machine | None:
    """The one life that ``act`` is a move of; ``None`` for an act that moves nothing.

    Basis: the tables of moves.
    """
    return next((machine for machine in LIFECYCLES if any(move.act == act for move in machine.moves)), None)
