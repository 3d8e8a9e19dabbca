"""Where does an application stand, a recommendation that was asked for, and a file that is being handed in?"""

from typing import Final

from award.vocabulary.acts import Act
from award.vocabulary.machine import NOWHERE, Machine, Move

DRAFT: Final = "draft"
SUBMITTED: Final = "submitted"
WITHDRAWN: Final = "withdrawn"
SENT_BACK: Final = "sent_back"
ACCEPTED: Final = "accepted"
NOT_ACCEPTED: Final = "not_accepted"

# Stages at which what was filed is with the office and not decided yet.
IN_HAND: Final = frozenset({SUBMITTED, SENT_BACK})

ASKED: Final = "asked"
GIVEN: Final = "given"
DECLINED: Final = "declined"

RECEIVING: Final = "receiving"
QUARANTINED: Final = "quarantined"
CLEAN: Final = "clean"
REFUSED: Final = "refused"
DETACHED: Final = "detached"

# What has been filed is frozen, and the last filing before the deadline counts: one who has filed goes on writing.
# One who has withdrawn may open the application again, and finds everything as it was. Files and requests for a
# recommendation belong to an application that can be written: ask ``APPLICATION.after(stage, "application.write")``.
# What was accepted or refused is at rest, unless the office opens it again for a reason.
# What is sent back can be written and filed anew as long as filing is open; once it has closed, only what was named can
# be corrected.
APPLICATION: Final = Machine(
    "application",
    (
        Move(NOWHERE, Act.APPLICATION_OPEN, DRAFT),
        Move(DRAFT, Act.APPLICATION_WRITE, DRAFT),
        Move(DRAFT, Act.APPLICATION_SUBMIT, SUBMITTED),
        Move(DRAFT, Act.APPLICATION_WITHDRAW, WITHDRAWN),
        Move(DRAFT, Act.APPLICATION_EXTEND, DRAFT),
        Move(SUBMITTED, Act.APPLICATION_WRITE, SUBMITTED),
        Move(SUBMITTED, Act.APPLICATION_SUBMIT, SUBMITTED),
        Move(SUBMITTED, Act.APPLICATION_WITHDRAW, WITHDRAWN),
        Move(SUBMITTED, Act.APPLICATION_EXTEND, SUBMITTED),
        Move(WITHDRAWN, Act.APPLICATION_OPEN, DRAFT),
        Move(SUBMITTED, Act.INTAKE_CHECK, SUBMITTED),
        Move(SUBMITTED, Act.INTAKE_JUDGE, SUBMITTED),
        Move(SUBMITTED, Act.INTAKE_ACCEPT, ACCEPTED),
        Move(SUBMITTED, Act.INTAKE_REFUSE, NOT_ACCEPTED),
        Move(SENT_BACK, Act.INTAKE_CHECK, SENT_BACK),
        Move(SENT_BACK, Act.INTAKE_JUDGE, SENT_BACK),
        Move(ACCEPTED, Act.INTAKE_REOPEN, SUBMITTED),
        Move(ACCEPTED, Act.APPLICATION_WITHDRAW, WITHDRAWN),
        Move(NOT_ACCEPTED, Act.INTAKE_REOPEN, SUBMITTED),
        Move(SUBMITTED, Act.INTAKE_MATCH, SUBMITTED),
        Move(SENT_BACK, Act.INTAKE_MATCH, SENT_BACK),
        Move(SUBMITTED, Act.INTAKE_BOOK_IN, SUBMITTED),
        Move(SUBMITTED, Act.INTAKE_SEND_BACK, SENT_BACK),
        Move(SENT_BACK, Act.INTAKE_BOOK_IN, SENT_BACK),
        Move(ACCEPTED, Act.INTAKE_BOOK_IN, ACCEPTED),
        Move(NOT_ACCEPTED, Act.INTAKE_BOOK_IN, NOT_ACCEPTED),
        Move(SENT_BACK, Act.INTAKE_AMEND, SENT_BACK),
        Move(SENT_BACK, Act.INTAKE_HAND_BACK, SUBMITTED),
        Move(SENT_BACK, Act.INTAKE_LAPSE, SUBMITTED),
        Move(SENT_BACK, Act.APPLICATION_WRITE, SENT_BACK),
        Move(SENT_BACK, Act.APPLICATION_SUBMIT, SUBMITTED),
        Move(SENT_BACK, Act.APPLICATION_WITHDRAW, WITHDRAWN),
        Move(SENT_BACK, Act.APPLICATION_EXTEND, SENT_BACK),
    ),
)

# Asking the same recommender again sends another link, and what was asked is what is to be read then. Whoever declined,
# or was told that the request is taken back, can be asked again. What was given can be given anew; a filing keeps what
# it was filed with.
RECOMMENDATION: Final = Machine(
    "recommendation",
    (
        Move(NOWHERE, Act.APPLICATION_ASK_RECOMMENDATION, ASKED),
        Move(ASKED, Act.APPLICATION_ASK_RECOMMENDATION, ASKED),
        Move(ASKED, Act.APPLICATION_TAKE_UP_REQUEST, ASKED),
        Move(ASKED, Act.APPLICATION_RECOMMEND, GIVEN),
        Move(ASKED, Act.APPLICATION_DECLINE, DECLINED),
        Move(ASKED, Act.APPLICATION_TAKE_BACK_REQUEST, WITHDRAWN),
        Move(GIVEN, Act.APPLICATION_RECOMMEND, GIVEN),
        Move(GIVEN, Act.APPLICATION_TAKE_BACK_REQUEST, WITHDRAWN),
        Move(DECLINED, Act.APPLICATION_ASK_RECOMMENDATION, ASKED),
        Move(WITHDRAWN, Act.APPLICATION_ASK_RECOMMENDATION, ASKED),
    ),
)

# Before it is clean a file is shown to nobody. Detached, it is no part of the next filing; it stays part of those
# that it was filed with.
UPLOAD: Final = Machine(
    "upload",
    (
        Move(NOWHERE, Act.APPLICATION_ATTACH, RECEIVING),
        Move(NOWHERE, Act.APPLICATION_ENCLOSE, RECEIVING),
        Move(RECEIVING, Act.APPLICATION_RECEIVE_FILE, QUARANTINED),
        Move(QUARANTINED, Act.APPLICATION_CLEAR_FILE, CLEAN),
        Move(QUARANTINED, Act.APPLICATION_REFUSE_FILE, REFUSED),
        Move(RECEIVING, Act.APPLICATION_DETACH, DETACHED),
        Move(QUARANTINED, Act.APPLICATION_DETACH, DETACHED),
        Move(CLEAN, Act.APPLICATION_DETACH, DETACHED),
        Move(REFUSED, Act.APPLICATION_DETACH, DETACHED),
    ),
)
