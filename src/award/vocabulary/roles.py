"""As what does someone act or look?"""

from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """As what someone stands to a record; one may stand to it as several.

    Basis: the notice's applicant, recommender and office; a supervisor and the passing of time by practice.
    """

    VISITOR = "visitor"  # anyone
    PERSON = "person"  # signed in
    SELF = "self"  # the person that the record is about, or meant for
    OWNER = "owner"  # of the applicant that the record belongs to: answers for it
    EDITOR = "editor"  # … writes
    READER = "reader"  # … reads
    INVITED = "invited"  # holds the invitation
    RECOMMENDER = "recommender"  # was asked to recommend this applicant, and took the request up
    COLLEAGUE = "colleague"  # of the office, as is the person that the record is about
    SECRETARY = "secretary"  # of the office
    SUPERVISOR = "supervisor"  # looks at everything, changes nothing
    CLOCK = "clock"  # what time and set-up bring about, with no person acting


# Of one applicant: all, and those who write.
MEMBERS: Final = frozenset({Role.OWNER, Role.EDITOR, Role.READER})
WRITERS: Final = frozenset({Role.OWNER, Role.EDITOR})
OFFICE: Final = frozenset({Role.SECRETARY, Role.SUPERVISOR})
