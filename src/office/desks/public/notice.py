"""What does the notice say, who decides each statement, and what rests on it?"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext, gettext_noop

from award.notice.scheme import Scheme
from award.notice.text import Paragraph, StatementNature, segments
from office import wording
from office.desks.public.resting import Kind, resting
from office.desks.public.sources import Question, question

NATURES = {
    "date": gettext_noop("日期"),
    "number": gettext_noop("数字"),
    "set": gettext_noop("名单或类别"),
    "document": gettext_noop("材料"),
}
DECIDED = {
    "computed": gettext_noop("可以核定"),
    "both": gettext_noop("先核对，再由人判断"),
    "people": gettext_noop("由人判断"),
    "nobody": gettext_noop("无须认定"),
}
# What joins one statement to the next stands behind the mark, as it does in print.
_JOINTS = " ,.;:、。，：；"


@dataclass(frozen=True, slots=True)
class Note:
    """What is said beside a statement."""

    mark: str
    original: str
    decided: str
    decided_by: str
    natures: str
    binds: str
    proof: str
    kinds: tuple[Kind, ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of a paragraph; ``mark`` and ``note`` where they are a statement, ``first`` where it is said first."""

    words: str
    joint: str
    mark: str = ""
    first: bool = False
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph as it is laid out."""

    id: str
    style: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A section of the notice."""

    id: str
    title: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many statements are decided in one way."""

    decided: str
    words: str
    count: int


@dataclass(frozen=True, slots=True)
class Notice:
    """The whole notice, in one language."""

    title: str
    translated: bool
    count: int
    tallies: tuple[Tally, ...]
    chapters: tuple[Chapter, ...]


def notice_of(scheme: Scheme) -> Notice:
    """The notice of ``scheme``, in the language being read."""
    notes = {note.mark: note for note in _notes(scheme)}
    unseen = set(notes)
    passages = [
        (paragraph.section, Passage(f"p{number}", paragraph.style, tuple(_segments(paragraph, notes, unseen))))
        for number, paragraph in enumerate(scheme.notice.paragraphs, start=1)
    ]
    return Notice(
        title=wording.said(scheme.notice.title),
        translated=wording.language() == "en",
        count=len(notes),
        tallies=tuple(
            Tally(decided, gettext(words), sum(note.decided == decided for note in notes.values()))
            for decided, words in DECIDED.items()
        ),
        chapters=tuple(
            Chapter(section.id, wording.said(section.title), tuple(p for at, p in passages if at == section.id))
            for section in scheme.notice.sections
        ),
    )


def _segments(paragraph: Paragraph, notes: dict[str, Note], unseen: set[str]) -> Iterator[Segment]:
    pieces = [*segments(wording.said(paragraph)), ("", None)]
    for (words, mark), (following, _) in pairwise(pieces):
        said = words.lstrip(_JOINTS)
        if mark is None:
            yield Segment(said, "")
            continue
        joint = following[: len(following) - len(following.lstrip(_JOINTS))]
        first = mark in unseen
        unseen.discard(mark)
        yield Segment(said, joint, mark, first, notes[mark] if first else None)


def _notes(scheme: Scheme) -> Iterator[Note]:
    rests = resting(scheme)
    natures = {nature.mark: nature for nature in scheme.notice.natures}
    for mark, statement in scheme.statements.items():
        nature = natures[mark]
        decided = _decided(nature)
        yield Note(
            mark=mark,
            original=statement.words.zh,
            decided=decided,
            decided_by=gettext(DECIDED[decided]),
            natures=wording.told().value([gettext(NATURES[each]) for each in nature.nature if each in NATURES]),
            binds=wording.said(nature.binds),
            proof=wording.said(nature.proof),
            kinds=rests.get(mark, ()),
            questions=tuple(
                question(scheme, reading.id) for reading in scheme.eligibility.readings if mark in reading.clauses
            ),
        )


def _decided(nature: StatementNature) -> str:
    checked = any(each in NATURES for each in nature.nature)
    if "judgement" in nature.nature:
        return "both" if checked else "people"
    return "computed" if checked else "nobody"
