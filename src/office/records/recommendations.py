"""Who was asked to recommend an application, and what did they say?"""

from django.db import models

from award.application.lifecycle import ASKED, GIVEN
from award.application.membership import LONGEST_NAME
from office.records.applications import Application
from office.records.people import Person


class Recommendation(models.Model):
    """One request to one recommender. All that a recommender may read of the application stands in it.

    ``applicant``, ``line`` and ``summary`` are what was shown when it was asked for last: what is recommended.
    ``person`` took the request up, by the ``token`` whose digest this is; ``reason`` is why they ``declined``.
    ``nonce`` is the random value in the digest that the ledger holds.
    """

    application = models.ForeignKey(Application, models.PROTECT, related_name="recommendations")
    stage = models.CharField(max_length=20)
    kind = models.CharField(max_length=64)
    name = models.CharField(max_length=LONGEST_NAME)
    email = models.EmailField()
    language = models.CharField(max_length=10)
    token = models.CharField(max_length=64, unique=True, null=True)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", null=True)
    applicant = models.CharField(max_length=200)
    line = models.CharField(max_length=64)
    summary = models.JSONField()
    asked = models.DateTimeField()
    words = models.TextField(blank=True, default="")
    signer = models.CharField(max_length=LONGEST_NAME, blank=True, default="")
    position = models.CharField(max_length=LONGEST_NAME, blank=True, default="")
    given = models.DateTimeField(null=True)
    nonce = models.CharField(max_length=32, blank=True, default="")
    reason = models.TextField(blank=True, default="")
    declined = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("application", "email"), name="a_recommender_asked_once"),
            models.UniqueConstraint(
                fields=("application",),
                condition=models.Q(stage__in=(ASKED, GIVEN)),
                name="one_recommendation_at_a_time",
            ),
        )
