"""What can be looked for, what does an address ask, and how is a search said in words?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from award.application.lifecycle import APPLICATION
from award.eligibility.outcome import Outcome, Verdict
from award.intake.searching import FROM, GIVEN, NONE, NOT_SAID, TO, WORDS, YES, Known, Search, Todo, read_search
from award.notice.scheme import Scheme
from award.vocabulary.fault import Fault
from award.vocabulary.roles import Role
from award.vocabulary.wording import fault_words
from office import wording

PAGE = "page"
# Searches that links lead to; a form only carries them on.
CARRIED = ("finding",)
# What only those can look for who have a word of their own.
OWN_WORD: Mapping[str, Role] = {"mine": Role.SECRETARY}


@dataclass(frozen=True, slots=True)
class Choice:
    """A condition as a form offers it: its name, its label, and each value in words with whether it is chosen."""

    name: str
    label: str
    values: tuple[tuple[str, str, bool], ...]

    @property
    def single(self) -> bool:
        """Whether it is only yes or not asked."""
        return [value for value, _, _ in self.values] == [YES]


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition that holds, in words; ``without`` is the address of the search that lacks it."""

    label: str
    words: str
    without: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for: the search, and everything in the address that is none, by field and in words."""

    search: Search
    faults: tuple[tuple[str, str], ...]

    @property
    def address(self) -> str:
        """The search as what stands behind the question mark."""
        return urlencode(self.search.pairs)


def known(scheme: Scheme) -> Known:
    """All that a search under this scheme may name."""
    asked = {part.id: {item.id: item for item in part.questions} for part in scheme.dossier.parts}
    pictured = {one.id: asked[one.part][one.id].options for one in scheme.intake.pictures}
    return Known(
        stages=APPLICATION.stages,
        lines=tuple(scheme.lines),
        readings=tuple(scheme.readings),
        rules=tuple(scheme.rules),
        features={name: tuple(option.id for option in options) for name, options in pictured.items()},
    )


def asked(said: QueryDict, scheme: Scheme) -> Asked:
    """What the parameters of an address ask for; which page of it is another matter."""
    given = {name: values for name, values in said.lists() if name != PAGE}
    search, faults = read_search(given, known(scheme))
    return Asked(search, tuple((fault.key, _trouble(fault)) for fault in faults))


def asked_again(query: str, scheme: Scheme) -> Asked:
    """What a search that was kept asks for, as the address then spelled it."""
    return asked(QueryDict(query), scheme)


def choices(search: Search, scheme: Scheme, duty: Role) -> tuple[Choice, ...]:
    """Every condition that a form offers to whoever has this duty, in words."""
    return tuple(
        Choice(
            name,
            label(name, scheme),
            tuple((one, value(name, one, scheme), one in search.chosen.get(name, ())) for one in values),
        )
        for name, values in known(scheme).choices.items()
        if name not in CARRIED and OWN_WORD.get(name, duty) == duty
    )


def conditions(search: Search, scheme: Scheme) -> tuple[Condition, ...]:
    """Every condition of a search, in words."""
    told: dict[str, list[str]] = {}
    for name, one in search.pairs:
        if name != "sort":
            told.setdefault(name, []).append(value(name, one, scheme))
    return tuple(
        Condition(label(name, scheme), gettext(" 或 ").join(words), _without(search, name))
        for name, words in told.items()
    )


_LABELS: Final = {
    WORDS: _("查找"),
    FROM: _("提交不早于"),
    TO: _("提交不晚于"),
    "stage": _("状态"),
    "todo": _("待办"),
    "line": _("申报奖项"),
    "kind": _("申报主体类型"),
    "verdict": _("系统判定"),
    "turns_on": _("取决于哪一处理解"),
    "finding": _("判定项"),
    "recommendation": _("所附推荐"),
    "more_time": _("单独延期过"),
    "mine": _("我审查过"),
    "filed": _("已提交且未撤回"),
}


def label(name: str, scheme: Scheme) -> str:
    """What a parameter asks, in words."""
    pictured = {one.id: one.name for one in scheme.intake.pictures}
    return wording.said(pictured[name]) if name in pictured else str(_LABELS[name])


def value(name: str, one: str, scheme: Scheme) -> str:
    """One value of a parameter in words."""
    if one == YES:
        return gettext("是")
    if one == NOT_SAID:
        return gettext("没有填写")
    if name in ("stage", "kind"):
        return _kind(one) if name == "kind" else wording.told().say(f"stage.{one}")
    if name in ("todo", "verdict"):
        return wording.in_words(Todo(one) if name == "todo" else Verdict(one))
    if name == "line":
        return wording.said(scheme.lines[one].name)
    if name == "turns_on":
        return wording.said(scheme.readings[one].question)
    if name == "finding":
        rule, _, outcome = one.rpartition(".")
        return f"{wording.said(scheme.rules[rule].title)}{gettext('：')}{wording.in_words(Outcome(outcome))}"
    if name == "recommendation":
        return {GIVEN: gettext("已附"), NONE: gettext("未附")}[one]
    return feature(name, one, scheme)


def feature(name: str, one: str, scheme: Scheme) -> str:
    """An answer by which the intake is pictured, in words; what the scheme does not know stands as it is."""
    for picture in scheme.intake.pictures:
        if picture.id == name:
            part = next(part for part in scheme.dossier.parts if part.id == picture.part)
            options = next(item.options for item in part.questions if item.id == name)
            return next((wording.said(option) for option in options if option.id == one), one)
    return one


def _kind(one: str) -> str:
    return {"organisation": gettext("组织"), "individual": gettext("个人")}[one]


def _without(search: Search, name: str) -> str:
    return urlencode([pair for pair in search.pairs if pair[0] != name])


def _trouble(fault: Fault) -> str:
    return f"{fault.key}{gettext('：')}{fault_words(fault, wording.told())}"
