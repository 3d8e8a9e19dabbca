"""What can be done, in the order of the path?"""

from enum import StrEnum


class Act(StrEnum):
    """One thing done: one permission, one transaction, one entry in the ledger; ``<step>.<verb>``.

    The same string is the move in a lifecycle, the row in the policy, the function that performs it, the tag in the
    ledger, the letter it sends and the key of its wording.

    Basis: one act has one name wherever it is spoken of.
    """

    NOTICE_ISSUE = "notice.issue"
    NOTICE_DECLARE_OUTAGE = "notice.declare_outage"
    NOTICE_APPOINT = "notice.appoint"
    NOTICE_DISMISS = "notice.dismiss"
    NOTICE_INSPECT = "notice.inspect"
    NOTICE_EXPORT = "notice.export"
    NOTICE_GRANT_TOKEN = "notice.grant_token"  # noqa: S105 (an act)
    NOTICE_REVOKE_TOKEN = "notice.revoke_token"  # noqa: S105 (an act)
    ELIGIBILITY_RULE = "eligibility.rule"
    APPLICATION_REGISTER = "application.register"
    APPLICATION_INVITE = "application.invite"
    APPLICATION_JOIN = "application.join"
    APPLICATION_REMOVE = "application.remove"
    APPLICATION_OPEN = "application.open"
    APPLICATION_WRITE = "application.write"
    APPLICATION_ATTACH = "application.attach"
    APPLICATION_RECEIVE_FILE = "application.receive_file"
    APPLICATION_CLEAR_FILE = "application.clear_file"
    APPLICATION_REFUSE_FILE = "application.refuse_file"
    APPLICATION_DETACH = "application.detach"
    APPLICATION_SUBMIT = "application.submit"
    APPLICATION_WITHDRAW = "application.withdraw"
    APPLICATION_EXTEND = "application.extend"
    APPLICATION_READ = "application.read"
    APPLICATION_ASK_RECOMMENDATION = "application.ask_recommendation"
    APPLICATION_TAKE_UP_REQUEST = "application.take_up_request"
    APPLICATION_TAKE_BACK_REQUEST = "application.take_back_request"
    APPLICATION_ENCLOSE = "application.enclose"
    APPLICATION_RECOMMEND = "application.recommend"
    APPLICATION_DECLINE = "application.decline"
    APPLICATION_DESTROY_FILE = "application.destroy_file"
    APPLICATION_DESTROY_NUMBER = "application.destroy_number"
    INTAKE_CHECK = "intake.check"
    INTAKE_JUDGE = "intake.judge"
    INTAKE_ACCEPT = "intake.accept"
    INTAKE_REFUSE = "intake.refuse"
    INTAKE_REOPEN = "intake.reopen"
    INTAKE_IMPORT_REGISTER = "intake.import_register"
    INTAKE_LINK_SUCCESSOR = "intake.link_successor"
    INTAKE_UNLINK_SUCCESSOR = "intake.unlink_successor"
    INTAKE_MATCH = "intake.match"
    INTAKE_ENQUIRE = "intake.enquire"
    INTAKE_RECORD_ANSWERS = "intake.record_answers"
    INTAKE_BOOK_IN = "intake.book_in"
    INTAKE_SEND_BACK = "intake.send_back"
    INTAKE_AMEND = "intake.amend"
    INTAKE_HAND_BACK = "intake.hand_back"
    INTAKE_LAPSE = "intake.lapse"
    INTAKE_EXPORT = "intake.export"
    INTAKE_KEEP_SEARCH = "intake.keep_search"
    INTAKE_DROP_SEARCH = "intake.drop_search"

    @property
    def step(self) -> str:
        """The step of the path it belongs to. Basis: ``<step>.<verb>``."""
        return self.value.partition(".")[0]

    @property
    def verb(self) -> str:
        """What is done. Basis: ``<step>.<verb>``."""
        return self.value.partition(".")[2]
