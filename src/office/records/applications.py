"""What is written in an application, by whom, and what was filed?"""

from django.db import models

from office.records.issued import Notice
from office.records.people import Applicant, Person


class Application(models.Model):
    """One applicant's application for one award line; ``reference`` is the number it is known by.

    ``counting`` is the last filing and ``filed`` its instant; ``features`` is what it says of the questions by which
    the scheme counts and shows the intake. None of them is there before the first filing.
    """

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="applications")
    applicant = models.ForeignKey(Applicant, models.PROTECT, related_name="applications")
    line = models.CharField(max_length=64)
    stage = models.CharField(max_length=20)
    reference = models.CharField(max_length=20)
    opened = models.DateTimeField()
    counting = models.ForeignKey("Filing", models.PROTECT, related_name="+", null=True)
    filed = models.DateTimeField(null=True)
    features = models.JSONField(default=dict)

    class Meta:
        indexes = (
            models.Index(fields=("notice", "filed", "id"), name="applications_by_filing"),
            models.Index(fields=("notice", "stage", "filed", "id"), name="applications_by_stage"),
        )
        constraints = (
            models.UniqueConstraint(fields=("applicant", "line"), name="one_application_for_a_line"),
            models.UniqueConstraint(fields=("notice", "reference"), name="one_reference_under_a_notice"),
        )


class Part(models.Model):
    """A part of the dossier as it stands; ``seen``: the applicant went through it to the end.

    ``pages``: of a part that is asked on several, those that the applicant went through.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="parts")
    part = models.CharField(max_length=64)
    answers = models.JSONField()
    version = models.PositiveIntegerField()
    seen = models.BooleanField(default=False)
    pages = models.JSONField(default=list)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    saved = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("application", "part"), name="a_part_once"),)


class Version(models.Model):
    """A part of the dossier as it stood once; never changed."""

    part = models.ForeignKey(Part, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    answers = models.JSONField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    saved = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("part", "number"), name="a_version_once"),)


class Filing(models.Model):
    """What was filed: the canonical text of its snapshot, with its SHA-256. The last one of an application counts."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="filings")
    number = models.PositiveIntegerField()
    content = models.TextField()
    digest = models.CharField(max_length=64)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    filed = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("application", "number"), name="a_filing_once"),)


class Extension(models.Model):
    """One applicant may file before ``until``, as was approved for a reason, given ``at`` this instant.

    Of several the latest holds.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="extensions")
    until = models.DateTimeField()
    reason = models.TextField()
    approver = models.CharField(max_length=200)
    at = models.DateTimeField()
