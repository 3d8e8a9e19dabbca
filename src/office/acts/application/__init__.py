"""What do applicants do, and what is done with their applications?"""

from office.acts.application.filing import extend, submit, withdraw
from office.acts.application.membership import invite, join, register, remove
from office.acts.application.uploads import attach, clear_file, detach, receive_file, refuse_file
from office.acts.application.writing import open, write  # noqa: A004 (the verb)

__all__ = [
    "attach",
    "clear_file",
    "detach",
    "extend",
    "invite",
    "join",
    "open",
    "receive_file",
    "refuse_file",
    "register",
    "remove",
    "submit",
    "withdraw",
    "write",
]
