"""Under which terms is a page of the self-check given?"""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from award.eligibility.asking import Questions
from office.desks.public.selfcheck.announced import rules_of
from office.questions.answers import Lost, forget, kept
from office.questions.reading import pages
from office.records.notices import announced

View = Callable[..., HttpResponse]


def with_answers(view: View) -> View:
    """Hand ``view`` the answers that the browser kept, and let nobody on the way keep the page.

    Answers that cannot be read are dropped, and the visitor is told so.
    """

    @wraps(view)
    def visited(request: HttpRequest, **names: str) -> HttpResponse:
        try:
            response = view(request, kept(request), **names)
        except Lost as lost:
            response = render(request, "public/selfcheck/lost.html", {"expired": lost.expired}, status=400)
            forget(response)
        response.headers["Cache-Control"] = "no-store"
        return response

    return visited


def line_or_missing(line: str) -> str:
    """The line, if the award has it. Raises ``Http404``."""
    if line not in announced().lines:
        raise Http404(line)
    return line


def page_or_missing(line: str, part: str) -> Questions:
    """A page of questions of a line. Raises ``Http404``."""
    for page in pages(rules_of(line_or_missing(line))):
        if page.part.id == part:
            return page
    raise Http404(part)
