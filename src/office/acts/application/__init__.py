"""What do applicants do, and what is done with their applications?"""

from office.acts.application.membership import invite, join, register, remove

__all__ = ["invite", "join", "register", "remove"]
