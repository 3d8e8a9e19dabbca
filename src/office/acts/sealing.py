"""What does the ledger say of an act, where is it found, and who is written to?"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Model
from django.template.loader import render_to_string
from django.utils.crypto import salted_hmac
from django.utils.timezone import get_default_timezone, localdate, now
from django.utils.translation import override

from award.access.notable import concern
from award.ledger.chain import append, completed, leaf_hash, packed, unpacked
from award.ledger.checkpoint import Signed, issue
from award.ledger.entry import Actor as Acting
from award.ledger.entry import Entry as Said
from award.ledger.entry import encode
from award.ledger.proof import prove_inclusion, prove_last
from award.ledger.receipt import Receipt
from award.ledger.tiles import HEIGHT, Tile, completing, holds
from award.vocabulary.wording import Language
from office import wording
from office.access.relations import concerned, kind_of
from office.acts.procedure import Case, Done, Post
from office.outside import signing
from office.records.applications import Application
from office.records.issued import Notice, issued
from office.records.ledger import Entry, Head
from office.records.letters import Letter
from office.records.people import Person

_FOLDERS: Mapping[str, Language] = {"zh-hans": "zh", "en": "en"}


@dataclass(frozen=True, slots=True)
class Composed:
    """A letter as it would leave: what only its recipient may know stands in it as ⟦name⟧."""

    post: Post
    subject: str
    body: str


def composed(case: Case, done: Done) -> tuple[Composed, ...]:
    """The letters of an act, written now: what leaves is what could be seen."""
    return tuple(Composed(post, *written(case.act, post, done.notice)) for post in done.post)


def digest(letters: Iterable[Composed]) -> str:
    """What names exactly these letters to exactly these recipients, in hexadecimal.

    Keyed: among them may be letters about a case in which whoever looks has a part, and a plain hash would let them
    try which.
    """
    told = [(one.post.to, one.post.language, one.subject, one.body) for one in letters]
    return salted_hmac("office.letters", json.dumps(told, ensure_ascii=False), algorithm="sha256").hexdigest()


def seal(case: Case, done: Done, letters: Sequence[Composed]) -> None:
    """Append the act to the log of its notice and put its letters in the outbox, in the transaction of the act.

    A letter is about the applicant that it names, else about the one that the act is about; so with the application.
    """
    application, applicant = _about(done)
    number, at = _append(done.notice, _said(case, done), application, applicant), now()
    queued = [_queued(case, done.notice, number, letter, at) for letter in letters]
    for letter, one in zip(queued, letters, strict=True):
        letter.applicant_id = one.post.about or applicant
        letter.application_id = one.post.application or application
    Letter.objects.bulk_create(queued)


def _said(case: Case, done: Done) -> Said:
    pseudonym = case.actor.pseudonym if isinstance(case.actor, Person) else None
    return Said(
        act=case.act,
        actor=Acting(case.role, pseudonym),
        record=_named(done.record),
        at=case.at,
        outcome=done.outcome,
        clauses=done.clauses,
        digest=done.digest,
        detail=done.detail,
    )


def _about(done: Done) -> tuple[int | None, int | None]:
    """Application and applicant. What the office does beside the records of an applicant names the application."""
    application, applicant = concerned(done.record, done.notice)
    if application is None and (named := done.detail.get("application")):
        application, applicant = Application.objects.values_list("pk", "applicant").get(pk=named)
    return application, applicant


def _named(record: Model) -> str:
    return f"{kind_of(record)}/{record.pk}"


def _append(notice: Notice, said: Said, application: int | None, applicant: int | None) -> int:
    """The number of the entry. Whoever appends next waits for the head."""
    head, _ = Head.objects.select_for_update().get_or_create(notice=notice)
    content = encode(said)
    leaf, edge = leaf_hash(content), bytes(head.roots)
    grown = append(unpacked(head.size, edge), leaf)
    number = head.size
    Entry.objects.create(
        notice=notice,
        number=number,
        record=said.record,
        content=content,
        leaf=leaf,
        edge=edge,
        act=said.act,
        role=said.actor.role,
        actor=said.actor.pseudonym or "",
        at=said.at,
        day=localdate(said.at, get_default_timezone()),
        concern=concern(said.act, said.detail) or "",
        application_id=application,
        applicant_id=applicant,
    )
    head.size, head.roots = grown.size, packed(grown)
    head.save(update_fields=("size", "roots"))
    return number


def _queued(case: Case, notice: Notice, number: int, letter: Composed, at: datetime) -> Letter:
    post = letter.post
    return Letter(
        notice=notice,
        act=case.act,
        key=f"{notice.pk}/{number}/{post.to}",
        recipient=post.to,
        language=post.language,
        subject=letter.subject,
        body=letter.body,
        secrets=json.dumps(dict(post.secrets)) if post.secrets else "",
        queued=case.at,
        due=at,
    )


def written(letter: str, post: Post, notice: Notice | None = None) -> tuple[str, str]:
    """Subject and text of the letter of this name: as the notice has it, where it has one, else in our own words."""
    blanks = {**post.params, **{name: f"⟦{name}⟧" for name in post.secrets}}
    own = _of_notice(letter, notice, _FOLDERS[post.language], blanks) if notice else None
    if own is not None:
        return own
    with override(post.language):
        text = render_to_string(f"letters/{_FOLDERS[post.language]}/{letter}.txt", blanks)
    subject, _, body = text.strip().partition("\n\n")
    return " ".join(subject.split()), body + "\n"


def _of_notice(letter: str, notice: Notice, spoken: Language, blanks: Mapping[str, object]) -> tuple[str, str] | None:
    text = next((text for text in issued(notice.digest).intake.letters if text.act == letter), None)
    if text is None:
        return None
    told = wording.all_told()[spoken]
    said = {name: told.value(value) for name, value in blanks.items()}
    subject, body = (getattr(words, spoken).format_map(said) for words in (text.subject, text.body))
    return " ".join(subject.split()), body.strip() + "\n"


def checkpoint(notice: Notice) -> Signed:
    """The signed head of the log of ``notice``, as it stands."""
    head = Head.objects.get(notice=notice)
    return issue(notice.origin, unpacked(head.size, bytes(head.roots)), signing.signer(notice.origin))


def receipt(notice: Notice, record: Model, content: str) -> Receipt:
    """What proves that ``record`` came to be, with this ``content``: its first entry, in the log as it then stood."""
    entry = Entry.objects.filter(notice=notice, record=_named(record)).earliest("number")
    before = unpacked(entry.number, bytes(entry.edge))
    signer = signing.signer(notice.origin)
    signed = issue(notice.origin, append(before, bytes(entry.leaf)), signer)
    return Receipt(bytes(entry.content), entry.number, prove_last(before), signed, signer.key, content)


def proof(notice: Notice, number: int) -> Receipt:
    """What proves that entry ``number`` stands in the log of ``notice``, under its head as it is now.

    The hash of a complete subtree is had from the entry that completed it: of a log of any size some twenty are read.
    """
    head = Head.objects.get(notice=notice)
    completing = _completing(number, head.size)
    kept = {one.number: one for one in Entry.objects.filter(notice=notice, number__in={number, *completing.values()})}

    def subtree(height: int, index: int) -> bytes:
        one = kept[completing[height, index]]
        return completed(unpacked(one.number, bytes(one.edge)), bytes(one.leaf), height)

    signer = signing.signer(notice.origin)
    signed = issue(notice.origin, unpacked(head.size, bytes(head.roots)), signer)
    return Receipt(bytes(kept[number].content), number, prove_inclusion(number, head.size, subtree), signed, signer.key)


def _completing(number: int, size: int) -> dict[tuple[int, int], int]:
    """The subtrees that the proof of an entry consists of, each with the number of the entry that completes it."""
    asked: dict[tuple[int, int], int] = {}

    def noted(height: int, index: int) -> bytes:
        asked[height, index] = ((index + 1) << height) - 1
        return b""

    prove_inclusion(number, size, noted)
    return asked


def entries(notice: Notice, size: int | None = None) -> Iterator[bytes]:
    """Every entry of the log of ``notice``, in order; the first ``size`` where that is given."""
    kept = Entry.objects.filter(notice=notice, **({} if size is None else {"number__lt": size}))
    return map(bytes, kept.order_by("number").values_list("content", flat=True).iterator())


def hashes(notice: Notice, tile: Tile) -> bytes | None:
    """What this hash tile of the log of ``notice`` holds; ``None`` where the log has not grown so far."""
    size = Head.objects.values_list("size", flat=True).get(notice=notice)
    if tile.level is None or not holds(size, tile):
        return None
    kept = Entry.objects.filter(notice=notice, number__in=completing(tile)).order_by("number")
    rows = kept.values_list("number", "edge", "leaf")
    height = HEIGHT * tile.level
    return b"".join(completed(unpacked(number, bytes(edge)), bytes(leaf), height) for number, edge, leaf in rows)
