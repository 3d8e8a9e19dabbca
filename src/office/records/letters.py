"""Which letters wait, which have left, and to whom?"""

from django.db import models

from office.records.applications import Application
from office.records.encrypted import EncryptedText
from office.records.issued import Notice
from office.records.people import Applicant

QUEUED = "queued"
SENT = "sent"
FAILED = "failed"


class Letter(models.Model):
    """One letter to one recipient; what the sign-in writes belongs to no notice.

    What nobody but the recipient may know is in ``secrets``, until it is sent. ``applicant``: whom it is about, and
    ``application``, where it tells of one alone. ``due``: not to be tried before; ``trouble``: what went wrong when it
    was last tried.
    """

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="letters", null=True)
    applicant = models.ForeignKey(Applicant, models.PROTECT, related_name="letters", null=True)
    application = models.ForeignKey(Application, models.PROTECT, related_name="letters", null=True)
    act = models.CharField(max_length=64)
    key = models.CharField(max_length=300, unique=True)
    recipient = models.EmailField()
    language = models.CharField(max_length=10)
    subject = models.CharField(max_length=200)
    body = models.TextField()
    secrets = EncryptedText(blank=True, default="")
    state = models.CharField(max_length=10, default=QUEUED)
    attempts = models.PositiveIntegerField(default=0)
    queued = models.DateTimeField()
    due = models.DateTimeField()
    sent = models.DateTimeField(null=True)
    trouble = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        indexes = (models.Index(fields=("state", "due"), name="letters_to_be_sent"),)
