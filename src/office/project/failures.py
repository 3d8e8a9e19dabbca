"""What does someone see when there is no database to ask, or no room to write?"""

from errno import EDQUOT, ENOSPC

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from office.project.refusals import Answer, Trouble, shown

AGAIN_AFTER = 60  # seconds

UNREACHABLE = Trouble(
    503,
    _("暂时无法办理"),
    _("网站此刻连不上自己的数据库。没有得到确认的，都没有办成；已经得到确认的，都在。"),
    _("您填写的内容还在浏览器里：请退回上一页，稍后再试。重复提交同一张表单不会提交两次。"),
)
FULL = Trouble(
    507,
    _("暂时存不下了"),
    _("网站的存储空间已满。这一次没有存下，以前存下的都在。"),
    _("您填写的内容还在浏览器里：请退回上一页，稍后再试；急需办理的，请按通知公布的方式与我们联系。"),
)
# As SQLite says it; PostgreSQL says it by the code of the standard.
_FULL_WORDS, _FULL_CODE = "disk is full", "53100"


def failure_page(answer: Answer) -> Answer:
    """Give a page with clear words, and when to come again, where the database is gone (503) or no room left (507)."""

    def pass_on(request: HttpRequest) -> HttpResponse:
        return answer(request)

    def told(request: HttpRequest, exception: Exception) -> HttpResponse | None:
        trouble = trouble_of(exception)
        if trouble is None:
            return None
        page = shown(request, trouble)
        page.headers["Retry-After"] = str(AGAIN_AFTER)
        return page

    pass_on.process_exception = told  # type: ignore[attr-defined]  # where Django looks for it
    return pass_on


def trouble_of(exception: Exception) -> Trouble | None:
    """Which of the two it is; ``None`` for any other fault."""
    if isinstance(exception, OSError) and exception.errno in (ENOSPC, EDQUOT):
        return FULL
    if not isinstance(exception, OperationalError | InterfaceError):
        return None
    code = getattr(exception.__cause__, "sqlstate", None)
    return FULL if code == _FULL_CODE or _FULL_WORDS in str(exception) else UNREACHABLE
