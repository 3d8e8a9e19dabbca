"""What do applicants do, and what is done with their applications?"""

from office.acts.application.filing import extend, submit, withdraw
from office.acts.application.membership import invite, join, register, remove
from office.acts.application.writing import open, write  # noqa: A004 (the verb)

__all__ = ["extend", "invite", "join", "open", "register", "remove", "submit", "withdraw", "write"]
