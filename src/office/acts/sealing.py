"""What does the ledger say of an act, and who is written to?"""

import json
from collections.abc import Iterator

from django.template.loader import render_to_string
from django.utils.timezone import now
from django.utils.translation import override

from award.ledger.chain import append, leaf_hash, packed, unpacked
from award.ledger.checkpoint import Signed, issue
from award.ledger.entry import Actor as Acting
from award.ledger.entry import Entry as Said
from award.ledger.entry import encode
from office.access.relations import kind_of
from office.acts.procedure import Case, Done, Post
from office.outside import signing
from office.records.issued import Notice
from office.records.ledger import Entry, Head
from office.records.letters import Letter
from office.records.people import Person

_FOLDERS = {"zh-hans": "zh", "en": "en"}


def seal(case: Case, done: Done) -> None:
    """Append the act to the log of its notice and put its letters in the outbox, in the transaction of the act."""
    number = _append(done.notice, encode(_said(case, done)))
    for post in done.post:
        _queue(case, done.notice, number, post)


def _said(case: Case, done: Done) -> Said:
    pseudonym = case.actor.pseudonym if isinstance(case.actor, Person) else None
    return Said(
        act=case.act,
        actor=Acting(case.role, pseudonym),
        record=f"{kind_of(done.record)}/{done.record.pk}",
        at=case.at,
        outcome=done.outcome,
        clauses=done.clauses,
        digest=done.digest,
        detail=done.detail,
    )


def _append(notice: Notice, content: bytes) -> int:
    """The number of the entry. Whoever appends next waits for the head."""
    head, _ = Head.objects.select_for_update().get_or_create(notice=notice)
    leaf = leaf_hash(content)
    grown = append(unpacked(head.size, bytes(head.roots)), leaf)
    number = head.size
    Entry.objects.create(notice=notice, number=number, content=content, leaf=leaf)
    head.size, head.roots = grown.size, packed(grown)
    head.save(update_fields=("size", "roots"))
    return number


def _queue(case: Case, notice: Notice, number: int, post: Post) -> None:
    """The text is written now, so that what leaves is what could be seen; secrets stand in it by name."""
    places = {name: f"⟦{name}⟧" for name in post.secrets}
    with override(post.language):
        text = render_to_string(f"letters/{_FOLDERS[post.language]}/{case.act}.txt", {**post.params, **places})
    subject, _, body = text.strip().partition("\n\n")
    Letter.objects.create(
        notice=notice,
        act=case.act,
        key=f"{notice.pk}/{number}/{post.to}",
        recipient=post.to,
        language=post.language,
        subject=" ".join(subject.split()),
        body=body + "\n",
        secrets=json.dumps(dict(post.secrets)) if post.secrets else "",
        queued=now(),
        due=now(),
    )


def checkpoint(notice: Notice) -> Signed:
    """The signed head of the log of ``notice``, as it stands."""
    head = Head.objects.get(notice=notice)
    return issue(notice.origin, unpacked(head.size, bytes(head.roots)), signing.signer(notice.origin))


def entries(notice: Notice) -> Iterator[bytes]:
    """Every entry of the log of ``notice``, in order."""
    kept = Entry.objects.filter(notice=notice).order_by("number").values_list("content", flat=True)
    return map(bytes, kept.iterator())
