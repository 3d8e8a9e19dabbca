"""What changed in a part of the dossier from one version to another?"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Literal, NamedTuple, TypeVar

from award.application.answers import FileRef, PartAnswers, Row, Value
from award.notice.dossier import DossierPart

Item = TypeVar("Item")

# Texts are compared sentence by sentence, and what stands in place of something else letter by letter, as long as
# that is quick even for text that was made to be slow.
_SENTENCE = re.compile(r".*?(?:[\n\u3002\uff01\uff1f\uff1b]|[.!?;](?=\s)|$)", re.DOTALL)
_QUICK = 40_000  # pairs of letters


class Piece(NamedTuple):
    """A stretch of text. All that is not added makes up the earlier text, all that is not removed the later one."""

    kind: Literal["same", "added", "removed"]
    text: str


class RowChange(NamedTuple):
    """A row that was removed (``after`` is ``None``), added (``before`` is ``None``) or changed.

    ``number`` counts from 1, in the later version, or in the earlier one where the row was removed.
    """

    number: int
    before: Row | None
    after: Row | None


class FileChange(NamedTuple):
    """A file that was removed or added; both where the same content only bears another name."""

    before: FileRef | None
    after: FileRef | None


class Change(NamedTuple):
    """An answer that differs: what it was and is (``None`` where there was, or is, none).

    ``pieces`` go through a text, ``rows`` and ``files`` name what changed in a table or among files.
    """

    question: str
    before: Value | None
    after: Value | None
    pieces: tuple[Piece, ...] = ()
    rows: tuple[RowChange, ...] = ()
    files: tuple[FileChange, ...] = ()


def difference(part: DossierPart, before: PartAnswers, after: PartAnswers) -> tuple[Change, ...]:
    """The answers that differ between two versions of a part, in the order of its questions.

    Basis: the history of a part shows its differences; a filing that replaces another is shown beside it.
    """
    changes = []
    for question in part.questions:
        was, now = before.get(question.id), after.get(question.id)
        if was == now:
            continue
        change = Change(question.id, was, now)
        if question.kind == "text":
            change = change._replace(pieces=pieces(str(was or ""), str(now or "")))
        elif question.kind == "table":
            change = change._replace(rows=tuple(_rows(_table(was), _table(now))))
        elif question.kind == "file":
            change = change._replace(files=tuple(_files(_handed_in(was), _handed_in(now))))
        changes.append(change)
    return tuple(changes)


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Two texts as one, cut where they differ; long texts in time that grows with their sentences, not their letters.

    Basis: a difference is shown in place.
    """
    found: list[Piece] = []
    for tag, old, new in _blocks(_SENTENCE.findall(before), _SENTENCE.findall(after)):
        was, now = "".join(old), "".join(new)
        if tag == "replace" and len(was) * len(now) <= _QUICK:
            for inner, gone, come in _blocks(was, now):
                found += _told(inner, "".join(gone), "".join(come))
        else:
            found += _told(tag, was, now)
    return tuple(_joined(found))


def _blocks(before: Sequence[Item], after: Sequence[Item]) -> Iterator[tuple[str, Sequence[Item], Sequence[Item]]]:
    """The beginning and the end that both share are set aside first: most changes are in one place."""
    shortest = min(len(before), len(after))
    start = next((n for n in range(shortest) if before[n] != after[n]), shortest)
    rest = shortest - start
    end = next((n for n in range(rest) if before[-1 - n] != after[-1 - n]), rest)
    yield "equal", before[:start], after[:start]
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    for tag, i, j, k, m in SequenceMatcher(None, old, new).get_opcodes():
        yield tag, old[i:j], new[k:m]
    yield "equal", before[len(before) - end :], after[len(after) - end :]


def _told(tag: str, was: str, now: str) -> list[Piece]:
    return [Piece("same", was)] if tag == "equal" else [Piece("removed", was), Piece("added", now)]


def _joined(found: list[Piece]) -> Iterator[Piece]:
    """Without the empty ones, and neighbours of one kind as one."""
    kept: list[Piece] = []
    for piece in found:
        if piece.text and kept and kept[-1].kind == piece.kind:
            kept[-1] = Piece(piece.kind, kept[-1].text + piece.text)
        elif piece.text:
            kept.append(piece)
    yield from kept


def _table(value: Value | None) -> tuple[Row, ...]:
    return tuple(item for item in value if isinstance(item, Mapping)) if isinstance(value, tuple) else ()


def _handed_in(value: Value | None) -> tuple[FileRef, ...]:
    return tuple(item for item in value if isinstance(item, FileRef)) if isinstance(value, tuple) else ()


def _rows(before: Sequence[Row], after: Sequence[Row]) -> Iterator[RowChange]:
    """Rows are found again by their whole content; where some stand in place of others, one by one."""
    old, new = ([tuple(sorted(row.items())) for row in rows] for rows in (before, after))
    for tag, i, j, k, m in SequenceMatcher(None, old, new).get_opcodes():
        if tag != "equal":
            for offset, (was, now) in enumerate(zip_longest(before[i:j], after[k:m])):
                yield RowChange((i if now is None else k) + offset + 1, was, now)


def _files(before: Sequence[FileRef], after: Sequence[FileRef]) -> Iterator[FileChange]:
    come = list((Counter(after) - Counter(before)).elements())
    for file in (Counter(before) - Counter(after)).elements():
        renamed = next((other for other in come if other.sha256 == file.sha256), None)
        if renamed is not None:
            come.remove(renamed)
        yield FileChange(file, renamed)
    yield from (FileChange(None, file) for file in come)
