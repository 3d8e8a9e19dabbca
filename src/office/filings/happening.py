"""What has happened to an application since it was first filed, the newest first?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from award.application.lifecycle import SUBMITTED
from award.application.numbering import print_code
from award.intake.enquiry import SILENT
from office import wording
from office.filings.arriving import Came
from office.filings.correcting import Round
from office.filings.enquiring import Said
from office.filings.receipt import instant


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing: when, what, more about it, and whether it wants looking into."""

    at: datetime
    sort: str
    title: str
    about: tuple[str, ...] = ()
    wrong: bool = False

    @property
    def time(self) -> str:
        """When, in words."""
        return instant(self.at)


def timeline(*kinds: Iterable[Happened]) -> tuple[Happened, ...]:
    """All of it in one order, the newest first."""
    return tuple(sorted((one for kind in kinds for one in kind), key=lambda one: one.at, reverse=True))


def filed(filings: Iterable[tuple[int, datetime, str]]) -> Iterator[Happened]:
    """Each filing: its number, its time and its digest."""
    for number, at, digest in filings:
        title = gettext("第%(number)s次提交") % {"number": number}
        yield Happened(at, "filing", title, (gettext("打印码 %(code)s") % {"code": print_code(digest)},))


def corrected(rounds: Iterable[Round]) -> Iterator[Happened]:
    """Each sending back, and how it ended."""
    for one in rounds:
        told = {"number": one.number, "filing": one.filing}
        named = tuple(f"{field.part} · {field.ask}{gettext('：')}{field.reason}" for field in one.fields)
        until = gettext("期限：%(until)s") % {"until": one.until}
        title = gettext("第%(number)s次退回补正（第%(filing)s次提交）") % told
        yield Happened(one.asked, "correction", title, (*named, until))
        if one.ended:
            ended = gettext("第%(number)s次补正结束：%(how)s") % {"number": one.number, "how": one.ended_words}
            yield Happened(one.ended, "correction", ended, wrong=one.how == "lapsed")


def arrived(papers: Iterable[Came]) -> Iterator[Happened]:
    """Each paper that was booked in."""
    for one in papers:
        days = gettext("收到日期%(arrived)s") % {"arrived": wording.day(one.arrived)}
        about = (gettext("打印码 %(code)s") % {"code": one.code}, one.match_words, days, one.note)
        yield Happened(one.at, "paper", gettext("登记纸质材料"), tuple(filter(None, about)), wrong=not one.counts)


def enquired(questions: Iterable[Said]) -> Iterator[Happened]:
    """Each question to an authority, and what it answered last, if it has; where it let its day pass, that it did."""
    for one in questions:
        told = {"authority": one.authority_name, "number": one.number}
        asked = gettext("向%(authority)s征求意见（第%(number)s号）") % told
        if one.at:
            answered = gettext("%(authority)s答复（第%(number)s号）") % told
            yield Happened(one.at, "enquiry", answered, tuple(filter(None, (one.said_words, *one.rows, one.words))))
        silent = one.standing == SILENT
        yield Happened(one.asked, "enquiry", asked, () if one.at else (one.standing_words,), wrong=silent)


def decided(decisions: Iterable[tuple[datetime, str, str]]) -> Iterator[Happened]:
    """Each decision: when, the stage it came to, and the reason."""
    for at, stage, reason in decisions:
        words = gettext("重新开启审查") if stage == SUBMITTED else wording.told().say(f"stage.{stage}")
        yield Happened(at, "decision", gettext("决定：%(stage)s") % {"stage": words}, (reason,) if reason else ())


def extended(given: Iterable[tuple[datetime, datetime, str, str]]) -> Iterator[Happened]:
    """Each time that more time was given: when, until when, why, and with whose approval."""
    for at, until, reason, approver in given:
        title = gettext("单独延期到%(until)s") % {"until": instant(until)}
        yield Happened(at, "extension", title, (reason, gettext("批准人：%(name)s") % {"name": approver}))
