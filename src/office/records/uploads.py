"""Which files were handed in, to which question, and how far has each come?"""

from django.db import models

from award.application.answers import Filed, FileRef
from office.records.applications import Application, Filing
from office.records.people import Person
from office.records.recommendations import Recommendation


class Upload(models.Model):
    """A file of an application: all that is known of it but its content, which lies under its ``key``.

    ``sha256`` is what was declared, perhaps nothing, until the file has come. From ``cleared`` on its content may be
    read; ``scanned``: a scanner found nothing in it; ``refused``: since when it is known what it found, the ``reason``.
    One that a recommender attached belongs to their ``recommendation`` and to no part; ``signed``: when it was signed
    with it last. ``detached``: when it was taken away, and by whom. ``filings`` are those it is part of.
    ``destroyed``: since when its content is no more.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="uploads")
    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="uploads", null=True)
    signed = models.DateTimeField(null=True)
    part = models.CharField(max_length=64)
    question = models.CharField(max_length=64)
    stage = models.CharField(max_length=20)
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, blank=True)
    pages = models.PositiveIntegerField(null=True)
    cleared = models.DateTimeField(null=True)
    scanned = models.BooleanField(default=False)
    reason = models.CharField(max_length=200, blank=True, default="")
    refused = models.DateTimeField(null=True)
    key = models.CharField(max_length=32, unique=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    attached = models.DateTimeField()
    detached = models.DateTimeField(null=True)
    detached_by = models.ForeignKey(Person, models.PROTECT, related_name="+", null=True)
    destroyed = models.DateTimeField(null=True)
    filings = models.ManyToManyField(Filing, related_name="uploads")

    class Meta:
        indexes = (models.Index(fields=("stage",), name="uploads_by_stage"),)

    def goes_with(self, recommendation: Recommendation) -> bool:
        """Whether this recommendation was signed with it last."""
        return self.recommendation_id == recommendation.pk and self.signed == recommendation.given

    @property
    def file(self) -> FileRef:
        """What the award knows of it."""
        return FileRef(self.name, self.size, self.sha256, self.pages)

    @property
    def filed(self) -> Filed:
        """It, where it stands in the dossier."""
        return Filed(self.part, self.question, self.file)
