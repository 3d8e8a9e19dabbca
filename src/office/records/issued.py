"""Which notices were issued, and when could nobody file?"""

from functools import lru_cache

from django.db import models

from award.notice.checking import read_scheme
from award.notice.scheme import Scheme


class Notice(models.Model):
    """A scheme that was issued; ``digest`` is the SHA-256 over its texts.

    ``origin`` names its log, and ``log_key`` is the public key by which the log was first signed.
    """

    scheme = models.CharField(max_length=64, unique=True)
    stage = models.CharField(max_length=20)
    digest = models.CharField(max_length=64)
    issued = models.DateTimeField()
    origin = models.CharField(max_length=200, unique=True)
    log_key = models.CharField(max_length=300)


class Text(models.Model):
    """One file of the scheme, as it was issued. It stands apart: it is long, and hardly ever read."""

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="texts")
    name = models.CharField(max_length=64)
    content = models.TextField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("notice", "name"), name="a_file_once"),)


class Outage(models.Model):
    """A time in which filing was not possible; where ``until`` is said, everyone may file until then at least."""

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="outages")
    began = models.DateTimeField()
    ended = models.DateTimeField()
    until = models.DateTimeField(null=True)
    reason = models.TextField()
    approver = models.CharField(max_length=200)


@lru_cache(maxsize=8)
def issued(digest: str) -> Scheme:
    """The scheme that was issued under this digest. It never changes, so it is read once while the office runs."""
    texts = Text.objects.filter(notice__digest=digest)
    return read_scheme({text.name: text.content for text in texts})
