"""What does an office look like that received very many applications, all of them invented?"""

import json
import re
import sys
from collections.abc import Iterable
from datetime import datetime, timedelta
from http import HTTPStatus
from random import Random
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from stdnum.cn import uscc

from award.application.numbering import reference
from award.intake.sought import kept
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from benchmarks.invented.awards import table_of
from benchmarks.invented.case import looked_into
from office.access.relations import CLOCK
from office.acts import pen
from office.acts.performing import perform
from office.outside import clock
from office.records import awaiting
from office.records.applications import Application, Filing
from office.records.encrypted import digest
from office.records.intake import Arrival, Correction, Judgement, Search, Standing
from office.records.issued import Notice
from office.records.notices import announced, texts
from office.records.people import Applicant, Person
from office.records.registers import Answer, Enquiry
from tests.office.arranging import person
from tests.office.entering import session

SEED = 20250616
PLACES = ("甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸")
TRADES = ("精工", "水务", "医药", "轨道", "软件", "食品", "物流", "建设", "仪表", "纺织")
DISTRICTS = ("pudong", "minhang", "xuhui", "jiading", "songjiang", None)
CONTENT = json.dumps({"form": 1, "answers": {"words": "虚构" * 6000}}, ensure_ascii=False)
AT_ONCE = 2000
BRING, CONFIRM = (f"/secretariat/registers/past_awards/{what}/" for what in ("bring", "confirm"))
LAID = r'name="laid" value="([^"]+)"'


def prepare(size: str) -> None:
    """So many applications, and someone who looks for them; how they sign in, and what there is to be found."""
    call_command("migrate", verbosity=0)
    notice = perform(Act.NOTICE_ISSUE, by=CLOCK, texts=texts())
    clerk = person("clerk", Role.SECRETARY)
    case = looked_into(notice, clerk)
    with pen.held():
        applications = _filed(notice, clerk, int(size))
        _received(notice, clerk, applications)
        awaiting.keep(one for one in applications if one.counting_id)
        for number in range(12):
            Search.objects.create(person=clerk, name=f"虚构{number}", query=f"todo=begin&q={number}")
    _settled()
    some = applications[len(applications) // 2]
    found = {"name": some.applicant.name, "code": some.applicant.code, "reference": some.reference}
    print(json.dumps({"session": session(clerk), "case": case.reference, "filings": case.filings.count(), **found}))


def counted(key: str, places: str) -> None:
    """How many queries each page costs, of which some are pressed: a path, and what is sent."""
    client, told = Client(), []
    client.cookies[settings.SESSION_COOKIE_NAME] = key
    for path, sent in json.loads(places):
        _asked(client, path, sent)
        told.append(_cost(client, path, sent)[0])
    print(json.dumps(told))


def brought(key: str, first: str) -> None:
    """How many queries it costs to look a table over, and to take it."""
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = key
    file = SimpleUploadedFile("table.csv", table_of(int(first)).encode())
    looking, page = _cost(client, BRING, {"file": file})
    taking, _ = _cost(client, CONFIRM, {"laid": re.search(LAID, page)[1]})
    print(json.dumps([looking, taking]))


def written(first: str) -> None:
    """A table that may be brought."""
    print(table_of(int(first)), end="")


def _cost(client: Client, path: str, sent: Any) -> tuple[int, str]:
    with CaptureQueriesContext(connection) as queries:
        page = _asked(client, path, sent)
    return len(queries), page


def _asked(client: Client, path: str, sent: Any) -> str:
    answer = client.post(path, sent) if sent else client.get(path)
    if answer.status_code not in {HTTPStatus.OK, HTTPStatus.FOUND}:
        sys.exit(f"{path} was answered with {answer.status_code}.")
    return b"".join(answer).decode()


def _filed(notice: Notice, clerk: Person, size: int) -> list[Application]:
    dice, began = Random(SEED), clock.now() - timedelta(days=60)  # noqa: S311 (nothing is kept secret by them)
    lines = list(announced().lines)
    there_already = Application.objects.count() + 1
    applicants = _made(Applicant, (_applicant(notice, number, began) for number in range(size)))
    said = (
        Application(
            notice=notice,
            applicant=applicant,
            line=dice.choice(lines),
            stage="submitted" if number % 10 else "draft",
            reference=reference(began.year, number + there_already),
            opened=began,
        )
        for number, applicant in enumerate(applicants)
    )
    applications = _made(Application, said)
    there = [one for one in applications if one.stage == "submitted"]
    filings = _made(Filing, (_filing(one, clerk, began + timedelta(minutes=4 * n)) for n, one in enumerate(there)))
    for one, filing in zip(there, filings, strict=True):
        district = dice.choice(DISTRICTS)
        one.counting, one.filed = filing, filing.filed
        one.features = {"recommendation": "none", "industry": dice.choice("abcdefg")}
        one.features |= {"district": district} if district else {}
    Application.objects.bulk_update(there, ("counting", "filed", "features"), batch_size=200)
    return applications


def _applicant(notice: Notice, number: int, at: datetime) -> Applicant:
    body = f"91310000M{number:08d}"
    code, name = (
        body + uscc.calc_check_digit(body),
        f"虚构{PLACES[number % 10]}{TRADES[number // 10 % 10]}{number}号公司",
    )
    said = {"stage": "registered", "kind": "organisation", "name": name, "number": code, "digest": digest(code)}
    return Applicant(notice=notice, code=code, folded=kept(name), registered=at, **said)


def _filing(application: Application, clerk: Person, at: datetime) -> Filing:
    return Filing(application=application, number=1, content=CONTENT, digest="0" * 64, by=clerk, filed=at)


def _received(notice: Notice, clerk: Person, applications: list[Application]) -> None:
    """Some of everything that the office keeps of what it received."""
    dice, at, rules = Random(SEED), clock.now(), list(announced().rules)  # noqa: S311
    there = [one for one in applications if one.counting_id]
    outcomes = dict.fromkeys(rules, "met")
    said = {"recommended": "eligible", "outcomes": outcomes, "at": at}
    verdicts = ("eligible", "eligible", "not_eligible", "depends", "incomplete")
    _made(
        Standing,
        (
            Standing(
                application=one,
                filing_id=one.counting_id,
                verdict=dice.choice(verdicts),
                turns_on=["window_end"] if number % 7 == 0 else [],
                contradictions=[{"fact": "awards"}] if number % 31 == 0 else [],
                **said,
            )
            for number, one in enumerate(there)
        ),
    )
    by = {"by": clerk, "at": at}
    looked = ((one, item) for one in there[::2] for item in rules[:5])
    about = {"sort": "finding", "computed": "met", "basis": "0" * 64}
    _made(
        Judgement,
        (
            Judgement(
                application=one,
                filing_id=one.counting_id,
                item=item,
                says=dice.choice(("met",) * 9 + ("not_met",)),
                **about,
                **by,
            )
            for one, item in looked
        ),
    )
    sent = {"number": 1, "fields": [], "until": at - timedelta(days=1), "by": clerk, "asked": at}
    _made(Correction, (Correction(application=one, filing_id=one.counting_id, **sent) for one in there[::40]))
    _made(
        Arrival,
        (
            Arrival(
                application=one, filing_id=one.counting_id if number % 20 else None, code="0", arrived=at.date(), **by
            )
            for number, one in enumerate(there[::3])
        ),
    )
    until = (at - timedelta(days=2)).date()
    enquiry = Enquiry.objects.create(notice=notice, authority="虚构", number=2, until=until, by=clerk, asked=at)
    _made(
        Answer,
        (
            Answer(enquiry=enquiry, application=one, said="" if n % 5 == 0 else "nothing")
            for n, one in enumerate(there[::4])
        ),
    )


def _made(model: Any, records: Iterable[Any]) -> list[Any]:
    return model.objects.bulk_create(list(records), batch_size=AT_ONCE)


def _settled() -> None:
    """As it is once the database has looked over its tables, which it does by itself in time."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def main() -> None:
    """Do the job that is named."""
    jobs = {"prepare": prepare, "counted": counted, "brought": brought, "written": written}
    jobs[sys.argv[1]](*sys.argv[2:])
