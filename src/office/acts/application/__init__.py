"""What do applicants do, and what is done with their applications?"""

from office.acts.application.destroying import destroy_file, destroy_number
from office.acts.application.filing import extend, read, submit, withdraw
from office.acts.application.membership import invite, join, register, remove
from office.acts.application.recommending import (
    ask_recommendation,
    decline,
    recommend,
    take_back_request,
    take_up_request,
)
from office.acts.application.uploads import attach, clear_file, detach, enclose, receive_file, refuse_file
from office.acts.application.writing import open, write  # noqa: A004 (the verb)

__all__ = [
    "ask_recommendation",
    "attach",
    "clear_file",
    "decline",
    "destroy_file",
    "destroy_number",
    "detach",
    "enclose",
    "extend",
    "invite",
    "join",
    "open",
    "read",
    "receive_file",
    "recommend",
    "refuse_file",
    "register",
    "remove",
    "submit",
    "take_back_request",
    "take_up_request",
    "withdraw",
    "write",
]
