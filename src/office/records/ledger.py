"""What does the log of each notice hold?"""

from django.db import models

from office.records.issued import Notice


class Entry(models.Model):
    """One act, as the canonical bytes that ``award.ledger`` made of it, at its place in the log of its notice.

    ``record`` is what it was done to, as the bytes say; ``edge`` the right edge of the tree before it: its proof.
    """

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="+")
    number = models.PositiveBigIntegerField()
    record = models.CharField(max_length=129)
    content = models.BinaryField()
    leaf = models.BinaryField()
    edge = models.BinaryField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("notice", "number"), name="one_entry_at_a_place"),)
        indexes = (models.Index(fields=("notice", "record"), name="entries_of_a_record"),)


class Head(models.Model):
    """The right edge of a log's tree: the one row that an append locks."""

    notice = models.OneToOneField(Notice, models.PROTECT, related_name="+")
    size = models.PositiveBigIntegerField(default=0)
    roots = models.BinaryField(default=bytes)
