"""What does the office keep of what it received: how it stands, who judged what, what was decided?"""

from django.db import models

from office.records.applications import Application, Filing
from office.records.people import Person


class Standing(models.Model):
    """What the rules say of the filing that counts, by the rulings and registers as they were ``at`` that instant.

    ``outcomes``: rule → outcome; ``turns_on``: the readings on which it depends what some outcome comes to;
    ``contradictions`` between what was declared and what the registers hold, and whether there are any, as the database
    itself keeps in step.
    """

    application = models.OneToOneField(Application, models.PROTECT, related_name="standing")
    filing = models.ForeignKey(Filing, models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=20)
    recommended = models.CharField(max_length=20)
    outcomes = models.JSONField()
    turns_on = models.JSONField()
    contradictions = models.JSONField()
    contradicted = models.GeneratedField(
        expression=models.Case(
            models.When(contradictions=[], then=False), default=True, output_field=models.BooleanField()
        ),
        output_field=models.BooleanField(),
        db_persist=True,
    )
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("verdict",), name="standings_by_verdict"),)


class Waiting(models.Model):
    """What an application that was filed waits for, so that lists count it without looking at all that it rests on.

    Of the filing that counts: ``begun``: someone of the office judged it; ``unseconded``: a judgement wants another
    person's; ``returned``: it was handed back after a correction; ``another_paper``: paper came, but none of it.
    ``correcting``: until when a correction is open; authorities owe answers ``first_asked`` to ``last_asked``.
    """

    application = models.OneToOneField(Application, models.PROTECT, primary_key=True, related_name="waiting")
    begun = models.BooleanField()
    unseconded = models.BooleanField()
    returned = models.BooleanField()
    contradicted = models.BooleanField()
    another_paper = models.BooleanField()
    correcting = models.DateTimeField(null=True)
    first_asked = models.DateField(null=True)
    last_asked = models.DateField(null=True)


class Judgement(models.Model):
    """What one person of the office says of one item of a filing: of its form, or of a finding. Never changed.

    ``computed`` is what the rules said then, and ``basis`` the digest of all that was looked at: where either is
    another now, the judgement no longer counts.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="judgements")
    filing = models.ForeignKey(Filing, models.PROTECT, related_name="+")
    sort = models.CharField(max_length=10)
    item = models.CharField(max_length=64)
    says = models.CharField(max_length=20)
    computed = models.CharField(max_length=20, blank=True, default="")
    basis = models.CharField(max_length=64)
    reason = models.TextField(blank=True, default="")
    evidence = models.TextField(blank=True, default="")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=("application", "sort", "item"), name="judgements_of_an_item"),)


class Correction(models.Model):
    """What was sent back: ``fields`` names each place with its reason; ``amended`` is what was written there since.

    ``how`` it ended: handed back (as ``returned``), lapsed, or filed anew; it is open while ``ended`` is empty.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="corrections")
    filing = models.ForeignKey(Filing, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    fields = models.JSONField()
    words = models.TextField(blank=True, default="")
    until = models.DateTimeField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked = models.DateTimeField()
    amended = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)
    ended = models.DateTimeField(null=True)
    how = models.CharField(max_length=20, blank=True, default="")
    returned = models.ForeignKey(Filing, models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("application", "number"), name="a_correction_once"),
            models.UniqueConstraint(
                fields=("application",), condition=models.Q(ended=None), name="one_correction_at_a_time"
            ),
        )


class Decision(models.Model):
    """That an application was accepted, not accepted, or opened again: the stage it came to, and why. Never changed."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="decisions")
    filing = models.ForeignKey(Filing, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    stage = models.CharField(max_length=20)
    clauses = models.JSONField(default=list)
    reason = models.TextField(blank=True, default="")
    remedy = models.TextField(blank=True, default="")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("application", "number"), name="a_decision_once"),)


class Arrival(models.Model):
    """A printed dossier that came by post or by hand, with the print ``code`` it bears. Never changed.

    ``filing`` is the one that bears this code; none where no filing of the application does.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="arrivals")
    filing = models.ForeignKey(Filing, models.PROTECT, related_name="+", null=True)
    code = models.CharField(max_length=40)
    dispatched = models.DateField(null=True)
    arrived = models.DateField()
    note = models.TextField(blank=True, default="")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Search(models.Model):
    """A search that someone keeps under a name: what stands behind the question mark of the list's address."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="searches")
    name = models.CharField(max_length=80)
    query = models.CharField(max_length=1000)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("person", "name"), name="a_search_by_its_name"),)
