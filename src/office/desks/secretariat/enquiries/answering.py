"""How are the answers of an authority looked over before they are recorded?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST

from award.intake.enquiry import Answers
from award.vocabulary.acts import Act
from award.vocabulary.fault import Faulty
from award.vocabulary.roles import Role
from office import wording
from office.access.attending import on_duty
from office.acts import importing
from office.acts.importing import Arriving, Laid, NoRoom
from office.acts.performing import NotPossible, perform
from office.desks.secretariat.enquiries.views import heading, there
from office.filings.enquiring import names_of, rows_said, said_words
from office.filings.registers import fault_lines, faults_file, said
from office.records.issued import issued
from office.records.registers import Enquiry


@csrf_exempt  # what protects reads the form, and the form may be read only when it is known where its file goes
@require_http_methods(["GET", "HEAD", "POST"])
@on_duty(Role.SECRETARY)
def bring(request: HttpRequest, number: int) -> HttpResponse:
    """The form for a table of answers; and once it has come, what it says. Nothing of it is kept yet."""
    if request.method == "POST":
        request.upload_handlers = [Arriving(request, importing.LARGEST)]
    return _protected(request, number)


@csrf_protect
def _protected(request: HttpRequest, number: int) -> HttpResponse:
    found = there(request, number)
    if request.method != "POST":
        return _asking(request, found)
    came = request.FILES.get("file")
    if came is None:
        return _asking(request, found, (gettext("请先选择文件。"),))
    try:
        laid = importing.lay(came, request.user)
        return _shown(request, found, laid, importing.answered(found, request.user, laid))
    except Faulty as wrong:
        return _asking(request, found, said(wrong))
    except NoRoom:
        return _asking(request, found, (gettext("服务器暂时没有空间，请稍后再试。"),))


@require_POST
@on_duty(Role.SECRETARY)
def confirm(request: HttpRequest, number: int) -> HttpResponse:
    """Record what was looked over: the very file, by its hash."""
    found = there(request, number)
    laid = importing.again(request.POST.get("laid", ""), request.user)
    if laid is None:
        return _asking(request, found, (gettext("这个文件已经不在，请重新选择。"),))
    read = importing.answered(found, request.user, laid)
    if read.faults and request.POST.get("without") != "yes":
        wrong = gettext("有的答复不能登记。请改好文件重新选择，或者勾选“不登记有问题的”。")
        return _shown(request, found, laid, read, (wrong,))
    try:
        perform(
            Act.INTAKE_RECORD_ANSWERS,
            by=request.user,
            on=found.pk,
            answers=read.given,
            name=laid.name,
            sha256=laid.sha256,
        )
    except NotPossible as refused:
        return _shown(request, found, laid, read, (wording.told().say(refused.refusal.key, refused.refusal.params),))
    importing.forget(laid)
    return redirect("secretariat:enquiry", number=number)


@require_POST
@on_duty(Role.SECRETARY)
def faults(request: HttpRequest, number: int) -> HttpResponse:
    """All that is wrong with a table of answers, as a table to be taken away."""
    found = there(request, number)
    laid = importing.again(request.POST.get("laid", ""), request.user)
    if laid is None:
        return _asking(request, found, (gettext("这个文件已经不在，请重新选择。"),))
    return faults_file(importing.answered(found, request.user, laid).faults, f"answers-{number}-faults.csv")


def _asking(request: HttpRequest, found: Enquiry, wrong: tuple[str, ...] = ()) -> HttpResponse:
    shown = {**heading(found), "wrong": wrong}
    return render(request, "secretariat/enquiries/bring.html", shown, status=422 if wrong else 200)


def _shown(
    request: HttpRequest, found: Enquiry, laid: Laid, read: Answers, wrong: tuple[str, ...] = ()
) -> HttpResponse:
    scheme = issued(found.notice.digest)
    names = names_of(request.user, Role.SECRETARY, found)
    answers = [
        (*names[one.application], said_words(one.said), one.words, rows_said(scheme, one.rows)) for one in read.given
    ]
    shown = {
        **heading(found),
        "laid": laid,
        "answers": answers,
        "faults": list(fault_lines(read.faults)),
        "silent": read.silent,
        "ignored": read.ignored,
        "wrong": wrong,
    }
    return render(request, "secretariat/enquiries/preview.html", shown, status=422 if wrong else 200)
