"""What does someone see when a page cannot be given?"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from office import wording
from office.access.gate import NotAllowed
from office.acts.performing import NotPossible
from office.desks.api.problems import PREFIX, troubled

Answer = Callable[[HttpRequest], HttpResponse]


@dataclass(frozen=True, slots=True)
class Trouble:
    """What went wrong, in words, and what to do about it."""

    status: int
    title: Promise
    what: Promise | str
    next: Promise


MALFORMED = Trouble(
    400,
    _("这个请求无法读懂"),
    _("送来的内容不完整，或者格式不对。"),
    _("请返回上一页，检查填写的内容后再提交。"),
)
TOO_MUCH = Trouble(
    400,
    _("这一页填写的内容太多，没有保存"),
    _("一次送来的内容超过了一页所能接收的限度。先前保存过的都还在。"),
    _("请返回上一页：您填写的仍在那里，或者可以在那里恢复。删减一些行，或者把较长的内容改为附件，再保存。"),
)
FORBIDDEN = Trouble(
    403,
    _("这一页不能查看"),
    _("您没有查看这一页的权限。"),
    _("如果您认为应当能够查看，请按首页上的方式与我们联系。"),
)
EXPIRED = Trouble(
    403,
    _("这张表单已经失效"),
    _("为保障安全，表单需要浏览器保存一个临时的小文件（Cookie），它没有送达或者已经过期。"),
    _("请允许本网站使用Cookie，重新打开表单后再提交。"),
)
MISSING = Trouble(
    404,
    _("没有找到这一页"),
    _("地址可能抄写有误，或者这一页已经移走。"),
    _("请核对地址，或者从首页重新查找。"),
)
WRONG_METHOD = Trouble(
    405,
    _("不能这样打开这一页"),
    _("这个地址不接受这种方式的请求。"),
    _("请从首页进入，按页面上的按钮操作。"),
)
NOT_ALLOWED = Trouble(
    403,
    _("您不能办理这一事项"),
    "",
    _("如果您认为应当能够办理，请按首页上的方式与我们联系。"),
)
NOT_POSSIBLE = Trouble(
    409,
    _("现在不能办理"),
    "",
    _("什么都没有改变。请返回上一页，按上面的原因处理后再办理。"),
)
HURRIED = Trouble(
    429,
    _("请求太多，请稍候"),
    _("短时间内从这里来的请求太多。为保护账号，暂时不再处理。"),
    _("请过几分钟再试。"),
)
BROKEN = Trouble(
    500,
    _("网站出了故障"),
    _("这是我们的问题，不是您的操作造成的。故障已经记录下来。"),
    _("请稍后再试。急需办理的，请按通知公布的方式与我们联系。"),
)


def shown(request: HttpRequest, trouble: Trouble) -> HttpResponse:
    """The page for ``trouble``; to a program the same as a problem that it can read."""
    if request.path_info.startswith(PREFIX):
        return troubled(request, trouble.status)
    return render(request, "trouble.html", {"trouble": trouble}, status=trouble.status)


def malformed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400."""
    too_much = isinstance(exception, TooManyFieldsSent | RequestDataTooBig)
    return shown(request, TOO_MUCH if too_much else MALFORMED)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return shown(request, FORBIDDEN)


def expired_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403, for a form without its token."""
    return shown(request, EXPIRED)


def missing(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404."""
    return shown(request, MISSING)


def hurried(request: HttpRequest) -> HttpResponse:
    """429."""
    return shown(request, HURRIED)


def broken(request: HttpRequest) -> HttpResponse:
    """500."""
    return shown(request, BROKEN)


def refused_address_page(answer: Answer) -> Answer:
    """Nothing lies at an address with a NUL in it; PostgreSQL would refuse to look."""

    def looked_at(request: HttpRequest) -> HttpResponse:
        return shown(request, MISSING) if "\0" in request.path else answer(request)

    return looked_at


def refused_method_page(answer: Answer) -> Answer:
    """Give a refused method (405) a page, keeping the methods it allows."""

    def with_page(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if response.status_code != WRONG_METHOD.status or response.content:
            return response
        page = shown(request, WRONG_METHOD)
        page.headers["Allow"] = response.headers["Allow"]
        return page

    return with_page


def refused_act_page(answer: Answer) -> Answer:
    """Give an act that was refused a page with the reason: 403 to who may not, 409 where the rules say no."""

    def pass_on(request: HttpRequest) -> HttpResponse:
        return answer(request)

    def reason(request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, NotAllowed | NotPossible):
            return None
        trouble = NOT_ALLOWED if isinstance(exception, NotAllowed) else NOT_POSSIBLE
        refusal = exception.refusal
        return shown(request, replace(trouble, what=wording.told().say(refusal.key, refusal.params)))

    pass_on.process_exception = reason  # type: ignore[attr-defined]  # where Django looks for it
    return pass_on
