"""What if the machine stops just after a letter has left?"""

import os
import signal

from django.core.mail import EmailMessage

from office.outside.mail import Mailbox


class KilledAfterSending(Mailbox):
    """A mailbox that takes the letter, and then the process is no more."""

    def send_messages(self, email_messages: list[EmailMessage]) -> int:
        super().send_messages(email_messages)
        os.kill(os.getpid(), signal.SIGKILL)
        return 0
