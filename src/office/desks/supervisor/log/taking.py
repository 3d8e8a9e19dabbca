"""What can the supervisor take away of the log: one entry with its proof, entries as a table, or all of it?"""

import json
from collections.abc import Iterator

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.timezone import get_default_timezone, localtime
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from award.ledger.receipt import Receipt, written, written_proof
from award.vocabulary.acts import Act
from award.vocabulary.roles import Role
from office.access.attending import on_duty
from office.acts.moment import moment
from office.acts.performing import perform
from office.acts.recounting import Told, late, proved, served_entries, told
from office.acts.tabulating import CSV, FORMS, in_pieces, tabulated
from office.acts.witnessing import archived
from office.desks.supervisor.log.asking import asked
from office.desks.supervisor.log.rows import Opened, Telling, colleagues
from office.desks.supervisor.log.views import PRESSED, case_served, chosen, notice_served
from office.records.issued import issued

_TYPES = {"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}
# The forms of one entry: what is had of its proof, and what the file is called.
_PIECES = {
    "json": (lambda proof: written(proof).encode(), "entry-{number}.json", "application/json"),
    "proof": (lambda proof: written_proof(proof).encode(), "entry-{number}.tlog-proof", "text/plain; charset=utf-8"),
    "bytes": (lambda proof: proof.entry, "entry-{number}.bin", "application/octet-stream"),
}


@require_http_methods(PRESSED)
@on_duty(Role.SUPERVISOR)
def entry(request: HttpRequest, number: int, entry: int) -> HttpResponse:
    """One entry. Pressed, all that it says, its exact bytes, and the proof that it is in the log, as it is now."""
    me, notice = request.user, notice_served(request, number)
    found = served_entries(me, notice).filter(number=entry - 1) if entry else None
    one = next(told(found, late(notice, moment())), None) if found is not None else None
    if one is None:
        raise Http404
    if request.method != "POST":
        row = Telling(issued(notice.digest)).closed(one)
        return render(request, "supervisor/entry.html", {"notice": notice, "row": row, "opened": False})
    form = request.POST.get("form", "")
    said = {"entry": str(one.number)} | ({"form": form} if form in _PIECES else {})
    perform(Act.NOTICE_INSPECT, by=me, on=notice.pk, view="entry", application=one.application, told=said)
    proof = proved(notice, one)
    if form in _PIECES:
        return _piece(form, proof, one.number)
    row = Telling(issued(notice.digest), colleagues(me)).opened(one)
    context = {"notice": notice, "row": row, "opened": True, **_exactly(one, proof)}
    return render(request, "supervisor/entry.html", context)


@require_POST
@on_duty(Role.SUPERVISOR)
def table(request: HttpRequest, number: int) -> HttpResponse:
    """The entries that were asked for, on every page of them, as a table."""
    me, notice, form = request.user, notice_served(request, number), request.POST.get("form", "")
    if form not in FORMS:
        raise Http404
    reference, wanted = request.POST.get("case", ""), asked(request.GET)
    application = case_served(request, notice, reference) if reference else None
    found, person = chosen(request, notice, application)
    said = wanted.said | ({"person": person} if person else {})
    perform(Act.NOTICE_EXPORT, by=me, on=notice.pk, form=form, application=application and application.pk, told=said)
    after, telling = late(notice, moment()), Telling(issued(notice.digest), colleagues(me))
    lines = (_line(one, telling.opened(one)) for one in told(wanted.among(found, after), after))
    name = f"log-{reference or notice.scheme}.{form}"
    if form == CSV:
        return _streamed(in_pieces(_head(), lines), name, _TYPES[form])
    return FileResponse(tabulated(form, _head(), lines), content_type=_TYPES[form], as_attachment=True, filename=name)


@require_POST
@on_duty(Role.SUPERVISOR)
def whole(request: HttpRequest, number: int) -> HttpResponse:
    """The whole log of a notice, to be verified anywhere."""
    notice = notice_served(request, number)
    perform(Act.NOTICE_EXPORT, by=request.user, on=notice.pk, form="zip", whole=True)
    return _streamed(archived(notice), f"log-{notice.scheme}.zip", "application/zip")


def _streamed(pieces: Iterator[bytes], name: str, kind: str) -> StreamingHttpResponse:
    """A file that leaves while it is written: however long it is, nobody waits for its beginning."""
    return StreamingHttpResponse(pieces, content_type=kind, headers={"Content-Disposition": _attached(name)})


def _attached(name: str) -> str:
    return f'attachment; filename="{name}"'


def _piece(form: str, proof: Receipt, number: int) -> HttpResponse:
    content, name, kind = _PIECES[form]
    named = _attached(name.format(number=number))
    return HttpResponse(content(proof), content_type=kind, headers={"Content-Disposition": named})


def _exactly(one: Told, proof: Receipt) -> dict[str, object]:
    """The bytes, to be read by people too, and the way from them to the signed head."""
    return {
        "content": one.content.decode("ascii"),
        "laid_out": json.dumps(json.loads(one.content), indent=2),
        "digest": one.said.digest,
        "leaf": one.leaf.hex(),
        "path": [step.hex() for step in proof.proof],
        "checkpoint": str(proof.signed),
        "size": proof.signed.checkpoint.size,
        "key": str(proof.key),
    }


def _head() -> list[str]:
    return [
        gettext("序号"),
        gettext("时间"),
        gettext("事项"),
        gettext("事项代码"),
        gettext("身份"),
        gettext("办理人"),
        gettext("代号"),
        gettext("申报编号"),
        gettext("申报主体"),
        gettext("对象"),
        gettext("结果"),
        gettext("关注"),
        gettext("依据"),
        gettext("内容"),
        gettext("内容的SHA-256"),
        gettext("叶散列值"),
    ]


def _line(one: Told, row: Opened) -> list[str]:
    return [
        str(row.number),
        localtime(row.at, get_default_timezone()).isoformat(" ", "seconds"),
        row.act,
        one.said.act,
        row.role,
        row.who if row.named else "",
        row.pseudonym,
        row.reference,
        row.applicant,
        row.record,
        row.outcome,
        "、".join(row.concerns),
        "\n".join(f"{mark} {words}" for mark, words in row.clauses),
        "\n".join(f"{name}: {value}" for name, value in row.detail),
        one.said.digest or "",
        one.leaf.hex(),
    ]
