"""What does the log of each notice hold?"""

from django.db import models

from office.records.applications import Application
from office.records.issued import Notice
from office.records.people import Applicant


class Entry(models.Model):
    """One act, as the canonical bytes that ``award.ledger`` made of it, at its place in the log of its notice.

    ``record`` is what it was done to, as the bytes say; ``edge`` the right edge of the tree before it: its proof.

    What follows them is to find the entry by. ``act``, ``role``, ``actor`` (the pseudonym; empty where no person acts)
    and ``at`` stand in the bytes too; ``day`` is the day of ``at`` where the award is given, ``concern`` why the entry
    is of concern to whoever supervises. The record belongs to ``application`` and ``applicant``, if to any: these may
    be forgotten, and then the entry stands as it stood.
    """

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="+")
    number = models.PositiveBigIntegerField()
    record = models.CharField(max_length=129)
    content = models.BinaryField()
    leaf = models.BinaryField()
    edge = models.BinaryField()
    act = models.CharField(max_length=64)
    role = models.CharField(max_length=64)
    actor = models.CharField(max_length=32, blank=True)
    at = models.DateTimeField()
    day = models.DateField()
    concern = models.CharField(max_length=20, blank=True)
    application = models.ForeignKey(
        Application, models.DO_NOTHING, related_name="+", null=True, db_constraint=False, db_index=False
    )
    applicant = models.ForeignKey(
        Applicant, models.DO_NOTHING, related_name="+", null=True, db_constraint=False, db_index=False
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=("notice", "number"), name="one_entry_at_a_place"),)
        indexes = (
            models.Index(fields=("notice", "record"), name="entries_of_a_record"),
            models.Index(fields=("applicant", "number"), name="entries_about_an_applicant"),
            models.Index(fields=("notice", "actor", "number"), name="entries_by_actor"),
            models.Index(fields=("notice", "act", "number"), name="entries_by_act"),
            models.Index(fields=("notice", "role", "number"), name="entries_by_role"),
            models.Index(fields=("notice", "concern", "number"), name="entries_by_concern"),
            models.Index(fields=("notice", "day", "act", "role", "concern"), name="entries_to_count"),
        )


class Head(models.Model):
    """The right edge of a log's tree: the one row that an append locks."""

    notice = models.OneToOneField(Notice, models.PROTECT, related_name="+")
    size = models.PositiveBigIntegerField(default=0)
    roots = models.BinaryField(default=bytes)
