"""How does someone try passwords again and again, in a process of their own? The tests of attempts start it."""

import sys

from django.core.management import call_command
from django.test import Client
from django.test.utils import setup_test_environment


def main() -> None:
    """``begin`` makes the tables; ``try N`` tries so many passwords and says how many were looked at."""
    what, *count = sys.argv[1:]
    if what == "begin":
        call_command("migrate", verbosity=0)
        return
    setup_test_environment()
    looked_at = 0
    for number in range(int(count[0])):
        typed = {"login": "someone@people.example", "password": f"guess {number}"}
        looked_at += "邮箱或者密码不对" in Client().post("/account/login/", typed).text
    sys.stdout.write(str(looked_at))
