"""What does every page know besides its own content?"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext, gettext_noop

from office import wording
from office.records.notices import announced

_OTHER = {"zh-hans": "en", "en": "zh-hans"}
_PREFIXES = {"zh-hans": "", "en": "/en"}
PLACES = {
    "public:home": gettext_noop("首页"),
    "public:selfcheck": gettext_noop("自查"),
    "public:notice": gettext_noop("通知"),
    "public:rules": gettext_noop("规则"),
    "public:readings": gettext_noop("理解"),
    "public:materials": gettext_noop("材料与标准"),
    "public:procedure": gettext_noop("程序与惯例"),
}


@dataclass(frozen=True, slots=True)
class Link:
    """A place in the main navigation."""

    address: str
    name: str


@dataclass(frozen=True, slots=True)
class Site:
    """The award whose site this is, as the masthead and the footer show it."""

    tag: str
    award: str
    issuer: str
    about: str
    pretended: date | None
    demonstration: bool
    root: str
    links: tuple[Link, ...]


@lru_cache
def site(read: str) -> Site:
    """The site in the language being read."""
    notice = announced().notice
    issuer = next(organ for organ in notice.organs if organ.id == notice.issuer)
    return Site(
        tag=wording.tag(read),
        award=wording.said(notice.short_title),
        issuer=wording.said(issuer.name),
        about=wording.said(notice.about),
        pretended=settings.AWARD_TODAY,
        demonstration=settings.AWARD_DEMONSTRATION,
        root=_PREFIXES[read] + "/",
        links=tuple(Link(reverse(place), gettext(name)) for place, name in PLACES.items()),
    )


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """This very page in the other language."""

    address: str
    tag: str
    name: str


def elsewhere(request: HttpRequest, read: str) -> Elsewhere:
    """Where this page is found in the other language; what was asked for stays asked."""
    other = _OTHER[read]
    # One slash to begin with: two would name another site.
    path = "/" + request.get_full_path().removeprefix(_PREFIXES[read]).lstrip("/")
    return Elsewhere(address=_PREFIXES[other] + path, tag=wording.tag(other), name=dict(settings.LANGUAGES)[other])


def surroundings(request: HttpRequest) -> dict[str, object]:
    """The context that every page gets."""
    read = wording.language()
    return {
        "site": site(read),
        "elsewhere": elsewhere(request, read),
        "here": request.path,
        "told": get_messages(request),
    }
