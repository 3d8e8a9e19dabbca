"""Which programs may ask in someone's name?"""

from django.db import models

from office.records.issued import Notice
from office.records.people import Person


class Token(models.Model):
    """What a program shows to ask in the name of ``person``; only the ``digest`` of it is kept.

    ``scopes`` are what it opens, with spaces between.
    """

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=60)
    scopes = models.CharField(max_length=200)
    stage = models.CharField(max_length=20)
    digest = models.CharField(max_length=64, unique=True)
    granted = models.DateTimeField()
    expires = models.DateTimeField()

    # What the program shows: known to whoever has just made it, and kept nowhere.
    secret = ""
