"""What is a program told when it cannot be answered?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel

from award.vocabulary.fault import Fault
from award.vocabulary.refusal import Refusal
from award.vocabulary.wording import fault_words
from office import wording
from office.desks.api.speaking import spoken

PREFIX: Final = "/api/v1/"
CONTENT: Final = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of trouble: its status, and its words."""

    status: int
    title: Promise
    detail: Promise | str = ""


SORTS: Final[Mapping[str, Sort]] = {
    "malformed": Sort(400, _("请求的内容无法读懂"), _("请求的正文须是一份JSON。")),
    "no_token": Sort(401, _("需要令牌"), _("请在请求头Authorization里写Bearer和一个有效的令牌。")),
    "wrong_token": Sort(401, _("令牌无效"), _("这个令牌不存在、已经到期或者已经作废。")),
    "outside_scope": Sort(403, _("令牌不能用来做这件事"), _("请用另一个令牌，制作时选上所需的用途。")),
    "not_permitted": Sort(403, _("不能这样做"), _("您没有这样做的权限。")),
    "not_found": Sort(404, _("没有找到"), _("这个地址上没有什么，或者没有您能看到的。")),
    "wrong_method": Sort(405, _("不能用这种方法"), _("这个地址不接受这种方法的请求。")),
    "refused": Sort(409, _("现在不能办理")),
    "too_large": Sort(413, _("请求太大"), _("请求的正文超过了这个地址所能接收的限度。")),
    "not_json": Sort(415, _("只接收JSON"), _("请把请求头Content-Type写作application/json。")),
    "invalid": Sort(422, _("内容有需要更正之处"), _("请按所列的各处更正后再试。")),
    "too_many_attempts": Sort(429, _("请求太多，请稍候"), _("无效的令牌太多，暂时不再查看。请过一分钟再试。")),
    "broken": Sort(500, _("网站出了故障"), _("这是我们的问题。故障已经记录下来，请稍后再试。")),
    "unreachable": Sort(503, _("暂时无法办理"), _("网站此刻连不上自己的数据库，请稍后再试。")),
    "full": Sort(507, _("暂时存不下了"), _("网站的存储空间已满，请稍后再试。")),
}
_BY_STATUS: Final = {400: "malformed", 403: "not_permitted", 409: "refused", 429: "too_many_attempts"}
_BY_STATUS.update({sort.status: code for code, sort in SORTS.items() if sort.status not in (*_BY_STATUS, 401)})


class FaultForm(BaseModel):
    """One thing that is wrong: where, what (a code that stays the same), in words, and what was found there."""

    place: str
    code: str
    words: str
    found: str | None = None


class ProblemForm(BaseModel):
    """A problem in the form of RFC 9457, with its code, its clauses, and all that is wrong at once."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    clauses: list[str] = []
    faults: list[FaultForm] = []


class Problem(Exception):
    """The program cannot be answered; ``code`` is one of :data:`SORTS`."""

    def __init__(self, code: str, *, faults: Iterable[Fault] = (), **headers: str) -> None:
        super().__init__(code)
        self.code, self.faults = code, tuple(faults)
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}


def fault_form(fault: Fault) -> FaultForm:
    """A fault in words, in the language being read."""
    return FaultForm(place=fault.key, code=fault.code, words=fault_words(fault, wording.told()), found=fault.found)


def answered(request: HttpRequest, problem: Problem) -> HttpResponse:
    """The answer that tells of ``problem``."""
    with spoken(request):
        said = _form(problem.code, faults=[fault_form(fault) for fault in problem.faults])
    return _answer(said, problem.headers)


def refused(request: HttpRequest, code: str, refusal: Refusal) -> HttpResponse:
    """The answer to what the rules do not allow, with its reason and clauses."""
    with spoken(request):
        words = wording.told().say(refusal.key, refusal.params)
        said = _form(code, detail=words, clauses=list(refusal.clauses))
    return _answer(said.model_copy(update={"code": refusal.code}), {})


def troubled(request: HttpRequest, status: int) -> HttpResponse:
    """The answer where the site itself gives no page of this ``status``."""
    return answered(request, Problem(_BY_STATUS[status]))


def _form(code: str, detail: str = "", **said: list[FaultForm] | list[str]) -> ProblemForm:
    sort = SORTS[code]
    told = {"title": str(sort.title), "detail": detail or str(sort.detail), "status": sort.status}
    return ProblemForm(type=f"/api/#{code}", code=code, **told, **said)


def _answer(said: ProblemForm, headers: Mapping[str, str]) -> HttpResponse:
    content = said.model_dump_json().encode("utf-8", "replace")
    return HttpResponse(content, status=said.status, content_type=CONTENT, headers=dict(headers))
