"""Who are the people, who applies, and who writes for whom?"""

from typing import Any
from uuid import uuid4

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from award.application.membership import MEMBER, MEMBERS
from award.intake.sought import LONGEST_FOLDED
from award.vocabulary.roles import Role
from office.records.encrypted import EncryptedText
from office.records.issued import Notice

DUTIES = (Role.SECRETARY.value, Role.SUPERVISOR.value)
_ROLES = tuple(role.value for role in MEMBERS)


def pseudonym() -> str:
    """A random number that stands for a person where their name may not."""
    return uuid4().hex


class People(BaseUserManager["Person"]):
    """How a person is entered and found: by e-mail address, whatever its capitals."""

    def create_user(self, email: str, password: str | None = None, **said: str) -> "Person":
        person = self.model(email=email.strip().lower(), **said)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, email: str | None) -> "Person":
        return self.get(email=(email or "").lower())


class Person(AbstractBaseUser):
    """Someone who can sign in. The ledger knows them by ``pseudonym`` alone."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=10, default="zh-hans")
    duty = models.CharField(max_length=20, blank=True, default="")
    pseudonym = models.CharField(max_length=32, unique=True, default=pseudonym, editable=False)
    is_active = models.BooleanField(default=True)
    joined = models.DateTimeField(auto_now_add=True)

    # Whether the duty counts here: a session without a second factor says no.
    in_duty = True

    # What a page has found out of the person, for that page alone; where there is no page, everything is asked anew.
    known: dict[str, Any] | None = None

    objects = People()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ("name",)

    class Meta:
        constraints = (models.CheckConstraint(condition=models.Q(duty__in=("", *DUTIES)), name="a_known_duty"),)


class Applicant(models.Model):
    """An organisation or an individual under one notice, known by its number: whoever registers it first owns it.

    ``digest`` finds the number, which is encrypted, again. An organisation's ``code`` is public, and kept to be found
    by its end, too; ``folded`` is the name as it is searched.
    """

    notice = models.ForeignKey(Notice, models.PROTECT, related_name="applicants")
    stage = models.CharField(max_length=20)
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    number = EncryptedText()
    digest = models.CharField(max_length=64)
    code = models.CharField(max_length=18, blank=True, default="")
    folded = models.CharField(max_length=LONGEST_FOLDED, blank=True, default="")
    registered = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("notice", "digest"), name="one_place_under_a_notice"),)
        indexes = (models.Index(fields=("folded", "code"), name="applicants_by_name"),)


class Membership(models.Model):
    """Someone who belongs to an applicant, or is invited to; ``token`` is the digest of what the invitation says."""

    applicant = models.ForeignKey(Applicant, models.PROTECT, related_name="memberships")
    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships", null=True)
    email = models.EmailField()
    role = models.CharField(max_length=20)
    stage = models.CharField(max_length=20)
    token = models.CharField(max_length=64, unique=True, null=True)
    expires = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(role__in=_ROLES), name="a_role_of_members"),
            models.UniqueConstraint(
                fields=("applicant", "person"), condition=models.Q(stage=MEMBER), name="a_member_once"
            ),
        )
