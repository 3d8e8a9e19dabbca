"""Which page of the log answers the supervisor?

Every list is there twice at one address. Followed, it is closed: what was done, when, as what, about which application.
Pressed, it is opened: who did it, on which basis, and what the entry says besides; and that is an act.
"""

import re

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office import wording
from office.access.attending import on_duty, served
from office.acts.performing import perform
from office.acts.recounting import Entries, Reading, about, readings, served_entries
from office.desks.supervisor.log.asking import Asked, asked
from office.desks.supervisor.log.pages import shown
from office.desks.supervisor.log.rows import colleagues
from office.filings.finding import application_served
from office.filings.listing import ON_A_PAGE
from office.filings.opening import heading
from office.records.applications import Application
from office.records.issued import Notice

PRESSED = ["GET", "HEAD", "POST"]

_PSEUDONYM = re.compile(r"[0-9a-f]{32}")
_REFERENCE = re.compile(r"[0-9A-Za-z-]{1,20}")
_PAGE = re.compile(r"[1-9][0-9]{0,5}")


def notice_served(request: HttpRequest, number: int) -> Notice:
    """The notice whose log it is. Raises ``Http404``."""
    found = served(request.user, Notice, Role.SUPERVISOR).filter(pk=number).first()
    if found is None:
        raise Http404
    return found


@require_http_methods(PRESSED)
@on_duty(Role.SUPERVISOR)
def log(request: HttpRequest, number: int) -> HttpResponse:
    """What was done under a notice; pressed for one person, what that person did; asked for a case, on to it."""
    notice, reference = notice_served(request, number), request.GET.get("case", "").strip()
    known = served(request.user, Application, Role.SUPERVISOR).filter(notice=notice, reference=reference)
    if _REFERENCE.fullmatch(reference) and known.exists():
        return redirect("supervisor:timeline", reference=reference)
    return _page(request, notice, missing=reference)


@require_http_methods(PRESSED)
@on_duty(Role.SUPERVISOR)
def timeline(request: HttpRequest, reference: str) -> HttpResponse:
    """What was done about one application, and by the people of its applicant."""
    application = application_served(request.user, Role.SUPERVISOR, reference)
    return _page(request, application.notice, application)


@require_http_methods(PRESSED)
@on_duty(Role.SUPERVISOR)
def readers(request: HttpRequest, number: int) -> HttpResponse:
    """Who of the office read what was filed, and how often; closed, as what."""
    notice, opened, page = notice_served(request, number), request.method == "POST", request.GET.get("page", "")
    if opened:
        perform(Act.NOTICE_INSPECT, by=request.user, on=notice.pk, view="readers", told=_paged(page))
    found = readings(served_entries(request.user, notice))
    names = colleagues(request.user) if opened else {}
    rows = [one._replace(role=wording.in_words(Role(one.role))) for one in found]
    shown = Paginator(rows if opened else _nameless(rows), ON_A_PAGE).get_page(page)
    context = {"notice": notice, "opened": opened, "page": shown, "asked": Asked(), "names": names}
    return render(request, "supervisor/readers.html", context)


def _paged(page: str) -> dict[str, str]:
    """What an entry says of the page that was opened."""
    return {"page": page} if _PAGE.fullmatch(page) else {}


def _nameless(rows: list[Reading]) -> list[Reading]:
    """The same without who it was: those who read the same as the same are counted together."""
    together: dict[tuple[str, str | None], Reading] = {}
    for row in rows:
        key = (row.role, row.reference)
        other = together.get(key, row._replace(actor="", count=0))
        together[key] = other._replace(count=other.count + row.count, last=max(other.last, row.last))
    return list(together.values())


def case_served(request: HttpRequest, notice: Notice, reference: str) -> Application:
    """The application under ``notice`` with this number. Raises ``Http404``."""
    if not _REFERENCE.fullmatch(reference):
        raise Http404
    application = application_served(request.user, Role.SUPERVISOR, reference)
    if application.notice_id != notice.pk:
        raise Http404
    return application


def chosen(request: HttpRequest, notice: Notice, application: Application | None) -> tuple[Entries, str]:
    """The entries that a page is about: of an application, of a person who was pressed, or all; and who that is."""
    found, person = served_entries(request.user, notice), request.POST.get("person", "")
    if application is not None:
        found = found.filter(about(application))
    if not _PSEUDONYM.fullmatch(person):
        return found, ""
    return found.filter(actor=person), person


def _page(
    request: HttpRequest, notice: Notice, application: Application | None = None, missing: str = ""
) -> HttpResponse:
    me, opened, wanted, page = request.user, request.method == "POST", asked(request.GET), request.GET.get("page", "")
    found, person = chosen(request, notice, application)
    if opened:
        told = wanted.said | ({"person": person} if person else {}) | _paged(page)
        view = "case" if application else "person" if person else "log"
        perform(
            Act.NOTICE_INSPECT, by=me, on=notice.pk, view=view, application=application and application.pk, told=told
        )
    context = {
        "notice": notice,
        "shown": shown(me, notice, found, wanted, page, opened=opened),
        "opened": opened,
        "person": person,
        "person_name": colleagues(me).get(person, person) if person else "",
        "case": heading(me, application) if application else None,
        "missing": missing,
    }
    return render(request, "supervisor/log.html", context, status=404 if missing else 200)
