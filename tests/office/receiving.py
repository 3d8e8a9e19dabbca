"""How do the office's own records of an application come to be, one of each kind?"""

from office.acts import pen
from office.outside import clock
from office.records import awaiting
from office.records.applications import Filing
from office.records.intake import Arrival, Correction, Decision, Judgement, Search, Standing
from office.records.people import Person
from office.records.registers import Answer, Enquiry, Held, Register, Succession
from office.records.rulings import OfficeRuling

MARK = "虚构"


def received(filing: Filing, secretary: Person, member: Person, mark: str = MARK) -> None:
    """One of every kind that the office keeps of ``filing``; ``mark`` stands wherever words stand."""
    application, notice, at = filing.application, filing.application.notice, clock.now()
    applicant, about, by = application.applicant, {"application": filing.application}, {"by": secretary, "at": at}
    with pen.held():
        OfficeRuling.objects.get_or_create(
            notice=notice, number=1, defaults={"reading": "award_end", "chosen": "deadline", "reason": mark, **by}
        )
        Standing.objects.update_or_create(
            **about,
            defaults={
                "filing": filing,
                "verdict": "eligible",
                "recommended": "eligible",
                "outcomes": {},
                "turns_on": [],
                "contradictions": [],
                "at": at,
            },
        )
        said = {"sort": "form", "item": "form_signed", "says": "met", "basis": "0" * 64, "reason": mark, **by}
        Judgement.objects.create(**about, filing=filing, **said)
        asked = {"number": 1, "fields": [], "words": mark, "until": at, "by": secretary, "asked": at}
        Correction.objects.create(**about, filing=filing, **asked, ended=at, how="lapsed")
        Decision.objects.create(**about, filing=filing, number=1, stage="accepted", reason=mark, **by)
        Arrival.objects.create(**about, filing=filing, code="0000-0000", arrived=at.date(), note=mark, **by)
        number = Register.objects.filter(notice=notice).count() + 1
        table = {"kind": "past_awards", "number": number, "name": mark, "sha256": "0" * 64, "count": 1, **by}
        register = Register.objects.create(notice=notice, **table)
        who = {"name": applicant.name, "plain": applicant.name, "digest": applicant.digest}
        Held.objects.create(register=register, row=1, number=applicant.number, content={}, **who)
        Succession.objects.create(
            notice=notice,
            predecessor=mark,
            successor=applicant.name,
            successor_number=applicant.number,
            digest=applicant.digest,
            on=at.date(),
            document=mark,
            **by,
        )
        number = Enquiry.objects.filter(notice=notice).count() + 1
        enquiry = Enquiry.objects.create(
            notice=notice, authority="market_regulator", number=number, until=at.date(), by=secretary, asked=at
        )
        Answer.objects.create(enquiry=enquiry, application=application, words=mark)
        awaiting.keep([application])
        for person in (secretary, member):
            Search.objects.get_or_create(person=person, name=mark, defaults={"query": "stage=submitted"})
