"""Are the letters seen before they leave, each with its words, and only by whoever serves where they go?"""

import pytest

from award.vocabulary.roles import Role
from office.acts.performing import Rehearsed
from office.acts.procedure import Post
from office.acts.sealing import Composed, digest
from office.filings.leaving import leaving
from office.records.issued import Notice
from office.records.people import Applicant
from tests.office.arranging import joined, organisation, person

pytestmark = pytest.mark.django_db


def rehearsed(*applicants: Applicant) -> Rehearsed:
    """One letter about each, and one about nobody."""
    posts = [Post(f"{one.pk}@people.example", "en", about=one.pk) for one in applicants]
    letters = tuple(Composed(post, "Subject", "Body") for post in (*posts, Post("all@people.example", "zh-hans")))
    return Rehearsed(letters, digest(letters))


def test_every_letter_is_seen_with_its_recipient_and_words(notice: Notice) -> None:
    secretary, first, second = person("办公室", Role.SECRETARY), person("甲"), person("乙")
    told = rehearsed(organisation(notice, first), organisation(notice, second))
    seen = leaving(secretary, Role.SECRETARY, told)
    assert [letter.recipient for letter in seen.letters] == [one.post.to for one in told.letters]
    assert (seen.recipients, seen.digest) == (3, told.digest)
    assert {letter.body for letter in seen.letters} == {"Body"}


def test_letters_about_an_applicant_in_whom_one_has_a_part_are_not_there(notice: Notice) -> None:
    secretary, owner = person("兼任", Role.SECRETARY), person("甲")
    mine, other = organisation(notice, owner), organisation(notice, person("乙"))
    joined(mine, owner, secretary, Role.READER)
    told = rehearsed(mine, other)
    seen = leaving(secretary, Role.SECRETARY, told)
    assert [letter.recipient for letter in seen.letters] == [f"{other.pk}@people.example", "all@people.example"]
    assert seen.digest == told.digest
