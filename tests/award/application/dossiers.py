"""Dossiers for the tests: complete ones, and any at all."""

from datetime import UTC, date, datetime, timedelta, timezone
from functools import cache
from typing import Any

from hypothesis import strategies as st

from award.application.answers import Answers, FileRef, PartAnswers, parts_for
from award.application.dossier import read_answers, read_part
from award.application.snapshot import Party, Recommendation, Snapshot, Undertaking
from award.eligibility.facts import Facts
from award.eligibility.rules import bind
from award.eligibility.ruling import Ruling
from award.notice.dossier import DossierPart, DossierQuestion
from tests.award.announced import ON, SCHEME, sound

LINE = "gold_model"
ZONE = timezone(timedelta(hours=8))
NOON = datetime(2025, 7, 15, 4, tzinfo=UTC)
PARTS = {part.id: part for part in SCHEME.dossier.parts}

# A question with answers to choose from; this scheme asks for all that is chosen among the facts.
CHOICE = DossierQuestion.model_validate(
    {
        "id": "format",
        "kind": "choice",
        "ask": {"zh": "装订方式", "en": "Binding"},
        "options": [{"id": "bound", "zh": "胶装", "en": "Bound"}, {"id": "loose", "zh": "活页", "en": "Loose"}],
        "summary": True,
    }
)


def a_file(name: str = "虚构.pdf", mark: str = "a", size: int = 1024) -> dict[str, Any]:
    return {"name": name, "size": size, "sha256": mark * 64, "pages": 1}


def _complete(question: DossierQuestion) -> Any:
    return {
        "text": "虚构",
        "table": [{question.columns[0].id: "虚构"}] if question.columns else None,
        "date": "2024-01-31",
        "choice": question.options[0].id if question.options else None,
        "flag": True,
        "file": [a_file()],
    }[question.kind]


def complete(line: str = LINE) -> dict[str, dict[str, Any]]:
    """Answers to everything that is asked for this line, as they are sent."""
    return {part.id: {item.id: _complete(item) for item in part.questions} for part in parts_for(SCHEME, line)}


def kept(content: Any, line: str = LINE) -> Answers:
    return read_answers(content, SCHEME, line, draft=True)


RULES = cache(lambda line: bind(SCHEME, line, on=ON))


def ruled(line: str = LINE, **facts: Any) -> Ruling:
    """The ruling for a sound applicant of whom some facts are otherwise; ``None`` takes a fact away."""
    values = {name: value for name, value in (sound(line) | facts).items() if value is not None}
    return RULES(line).rule_on(Facts(values, line))


def snapshot(**changes: Any) -> Snapshot:
    """A complete application, filed."""
    parts: dict[str, Any] = {
        "reference": "2025-0042-2",
        "notice": "a" * 64,
        "nonce": "0f" * 16,
        "applicant": Party("organisation", "91310000MA1FL0000X", "虚构精工（上海）有限公司"),
        "answers": kept(complete()),
        "ruling": ruled(),
        "recommendation": Recommendation(
            "association", "虚构协会", "虚构的理由", "虚构签署人", "会长", NOON, (FileRef(**a_file(mark="b")),)
        ),
        "undertaking": Undertaking("虚构联系人", "承诺…", NOON),
    }
    return Snapshot(**parts | changes)


WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Cn"]), min_size=1, max_size=30).map(str.strip)
_FILES = st.builds(a_file, st.sampled_from(["甲.pdf", "乙.jpg", "丙.PDF"]), st.sampled_from("abc"), st.integers(1, 99))


def value(question: DossierQuestion) -> st.SearchStrategy[Any]:
    """Any answer to one question, as it is sent."""
    columns = {column.id: WORDS for column in question.columns}
    return {
        "text": WORDS,
        "table": st.lists(st.fixed_dictionaries({}, optional=columns), max_size=4),
        "date": st.dates(date(2000, 1, 1), date(2100, 1, 1)).map(date.isoformat),
        "choice": st.sampled_from([option.id for option in question.options] or [""]),
        "flag": st.booleans(),
        "file": st.lists(_FILES, max_size=4),
    }[question.kind]


def sent(part: DossierPart) -> st.SearchStrategy[dict[str, Any]]:
    """Any answers to some questions of a part, as they are sent."""
    return st.fixed_dictionaries({}, optional={question.id: value(question) for question in part.questions})


def answered(part: DossierPart) -> st.SearchStrategy[PartAnswers]:
    """Any answers to some questions of a part, as they are kept."""
    return sent(part).map(lambda content: read_part(content, part, draft=True))
