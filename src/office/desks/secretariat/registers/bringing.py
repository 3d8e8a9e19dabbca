"""How is a table looked over before it goes into a register?"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST

from award.vocabulary.acts import Act
from award.vocabulary.fault import Faulty
from award.vocabulary.roles import Role
from office import wording
from office.access.attending import on_duty
from office.acts import importing, progressing
from office.acts.importing import Arriving, Laid, NoRoom, Preview
from office.acts.performing import NotPossible, perform
from office.desks.secretariat.notices import at_work
from office.desks.secretariat.registers.views import kind_of
from office.filings.registers import cells_of, fault_lines, faults_file, heads, said
from office.records.issued import issued

SHOWN = 20  # rows of each sort on the page; the faults are all there, and to be taken away


@csrf_exempt  # what protects reads the form, and the form may be read only when it is known where its file goes
@require_http_methods(["GET", "HEAD", "POST"])
@on_duty(Role.SECRETARY)
def bring(request: HttpRequest, kind: str) -> HttpResponse:
    """The form for a table; and once it has come, what it would bring. Nothing of it is kept yet."""
    if request.method == "POST":
        request.upload_handlers = [Arriving(request, importing.LARGEST)]
    return _protected(request, kind)


@csrf_protect
def _protected(request: HttpRequest, kind: str) -> HttpResponse:
    asked = kind_of(at_work(request), kind)
    if request.method != "POST":
        return _asking(request, asked.id)
    came = request.FILES.get("file")
    if came is None:
        return _asking(request, asked.id, (gettext("请先选择文件。"),))
    try:
        laid = importing.lay(came, request.user)
    except Faulty as wrong:
        return _asking(request, asked.id, said(wrong))
    except NoRoom:
        return _asking(request, asked.id, (gettext("服务器暂时没有空间，请稍后再试。"),))
    return _previewed(request, kind, laid)


@require_POST
@on_duty(Role.SECRETARY)
def confirm(request: HttpRequest, kind: str) -> HttpResponse:
    """Take what was looked over: the very file, by its hash."""
    notice, laid = at_work(request), importing.again(request.POST.get("laid", ""), request.user)
    asked = kind_of(notice, kind)
    if laid is None:
        return _asking(request, asked.id, (gettext("这个文件已经不在，请重新选择。"),))
    replaces, over = request.POST.get("replaces") == "yes", request.POST.get("over") == "yes"
    seen = _seen(request, asked.id, laid, replaces=replaces)
    if seen.table.faults and request.POST.get("without") != "yes":
        return _shown(request, seen, (gettext("有的行不能导入。请改好文件重新选择，或者勾选“不导入有问题的行”。"),))
    given = {"kind": asked.id, "name": laid.name, "sha256": laid.sha256, "rows": seen.table.rows}
    try:
        with progressing.watched(request.POST.get("work", "")) as told:
            left_out = seen.table.faulty
            perform(
                Act.INTAKE_IMPORT_REGISTER,
                by=request.user,
                on=notice.pk,
                **given,
                left_out=left_out,
                replaces=replaces,
                over=over,
                told=told,
            )
    except NotPossible as refused:
        return _shown(request, seen, (wording.told().say(refused.refusal.key, refused.refusal.params),))
    except progressing.Cancelled:
        return _shown(request, seen, (gettext("已经停止，什么都没有导入。"),))
    importing.forget(laid)
    return redirect("secretariat:register", kind=kind)


@require_POST
@on_duty(Role.SECRETARY)
def faults(request: HttpRequest, kind: str) -> HttpResponse:
    """All that is wrong with a table, as a table to be taken away."""
    asked = kind_of(at_work(request), kind)
    laid = importing.again(request.POST.get("laid", ""), request.user)
    if laid is None:
        return _asking(request, asked.id, (gettext("这个文件已经不在，请重新选择。"),))
    return faults_file(_seen(request, asked.id, laid).table.faults, f"{kind}-faults.csv")


def _asking(request: HttpRequest, kind: str, wrong: tuple[str, ...] = ()) -> HttpResponse:
    asked = kind_of(at_work(request), kind)
    columns = [(wording.said(column.name), column.heads, column.required) for column in asked.columns]
    shown = {"kind": kind, "name": wording.said(asked.name), "columns": columns, "wrong": wrong}
    return render(request, "secretariat/registers/bring.html", shown, status=422 if wrong else 200)


def _seen(request: HttpRequest, kind: str, laid: Laid, *, replaces: bool = False) -> Preview:
    return importing.previewed(at_work(request), request.user, kind, laid, replaces=replaces)


def _previewed(request: HttpRequest, kind: str, laid: Laid) -> HttpResponse:
    try:
        seen = _seen(request, kind, laid)
    except Faulty as wrong:
        importing.forget(laid)
        return _asking(request, kind, said(wrong))
    except NotPossible as refused:
        importing.forget(laid)
        return _asking(request, kind, (wording.told().say(refused.refusal.key, refused.refusal.params),))
    return _shown(request, seen)


def _shown(request: HttpRequest, seen: Preview, wrong: tuple[str, ...] = ()) -> HttpResponse:
    scheme, kind = issued(at_work(request).digest), seen.kind

    def told(row: Any) -> tuple[str, ...]:
        return (str(getattr(row, "row", "")), row.name, row.number, *cells_of(scheme, kind, row.content))

    sifted, table = seen.sifted, seen.table
    shown = {
        "kind": kind.id,
        "name": wording.said(kind.name),
        "laid": seen.laid,
        "table": table,
        "heads": heads(kind),
        "counts": {"new": len(sifted.new), "held": len(sifted.held) + len(table.twice), "changed": len(sifted.changed)},
        "new": [told(row) for row in sifted.new[:SHOWN]],
        "changed": [
            (told(row), f"{kept.place[0]}/{kept.place[1]}", cells_of(scheme, kind, kept.content))
            for row, kept in sifted.changed[:SHOWN]
        ],
        "faults": list(fault_lines(table.faults[: SHOWN * 5])),
        "shown": SHOWN,
        "work": progressing.new(),
        "wrong": wrong,
    }
    return render(request, "secretariat/registers/preview.html", shown, status=422 if wrong else 200)
