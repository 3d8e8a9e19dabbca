"""What does the office hold from elsewhere: registers, successions, and what authorities answer?"""

from django.db import models

from office.records.applications import Application
from office.records.encrypted import EncryptedText
from office.records.issued import Notice
from office.records.people import Person


class Register(models.Model):
    """One table that was taken into the register of this ``kind``; from one that ``replaces`` on, the former are none.

    Never changed.
    """

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="registers")
    kind = models.CharField(max_length=64)
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    count = models.PositiveIntegerField()
    replaces = models.BooleanField(default=False)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("notice", "kind", "number"), name="a_register_once"),)


class Held(models.Model):
    """A row of a register: whose it is, and what it says of them. Never changed.

    ``digest`` finds the encrypted ``number``; where there is none, ``plain`` (the name without what does not tell names
    apart) does.
    """

    register = models.ForeignKey(Register, models.PROTECT, related_name="rows")
    row = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    plain = models.CharField(max_length=200)
    number = EncryptedText(blank=True, default="")
    digest = models.CharField(max_length=64, blank=True, default="")
    content = models.JSONField()

    class Meta:
        indexes = (
            models.Index(fields=("digest",), name="held_by_number"),
            models.Index(fields=("plain",), name="held_by_name"),
        )


class Succession(models.Model):
    """Someone of the office linked a predecessor with its successor, upon a document; until ``ended``, for a reason.

    ``digest`` is the successor's.
    """

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="successions")
    predecessor = models.CharField(max_length=200)
    predecessor_number = EncryptedText(blank=True, default="")
    predecessor_digest = models.CharField(max_length=64, blank=True, default="")
    successor = models.CharField(max_length=200)
    successor_number = EncryptedText()
    digest = models.CharField(max_length=64, db_index=True)
    on = models.DateField()
    document = models.TextField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended = models.DateTimeField(null=True)
    ending = models.TextField(blank=True, default="")


class Enquiry(models.Model):
    """A question to one authority about several applications, to be answered ``until`` that day. Never changed."""

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="enquiries")
    authority = models.CharField(max_length=64)
    number = models.PositiveIntegerField()
    until = models.DateField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("notice", "number"), name="an_enquiry_once"),)


class Answer(models.Model):
    """What the authority of an enquiry says of one application; while ``said`` is empty it has said nothing.

    ``rows``: fact → rows that it answered with.
    """

    enquiry = models.ForeignKey(Enquiry, models.PROTECT, related_name="answers")
    application = models.ForeignKey(Application, models.PROTECT, related_name="answers")
    said = models.CharField(max_length=20, blank=True, default="")
    words = models.TextField(blank=True, default="")
    rows = models.JSONField(default=dict)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+", null=True)
    at = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("enquiry", "application"), name="an_answer_once"),)
