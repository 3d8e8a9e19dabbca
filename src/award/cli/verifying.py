"""Does a log, or a receipt from it, prove what it says? The commands ``verify …``."""

from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from award.cli.exports import opened
from award.cli.sources import language_option, read_text, refuse, wordings
from award.ledger.audit import Audit, audit
from award.ledger.checkpoint import Signed, read_checkpoint
from award.ledger.entry import Entry
from award.ledger.export import KEYS
from award.ledger.note import COSIGNATURE, LONGEST, Key, read_key
from award.ledger.receipt import LARGEST, Examined, Receipt, examine, read_receipt
from award.vocabulary.fault import Fault, Faulty
from award.vocabulary.wording import Language, Wording, fault_words

keys_option = click.option(
    "--key",
    "given",
    multiple=True,
    metavar="VKEY|FILE",
    help="可信的公钥或其文件，可多次给出 A trusted public key, or a file with one on each line; may be repeated.",
)


@click.group()
def verify() -> None:
    """核验 Verify the log of acts, or a receipt from it, without asking anyone."""


@verify.command()
@click.argument("export", type=click.Path(path_type=Path))
@keys_option
@click.option(
    "--since",
    type=click.Path(path_type=Path),
    help="较早保存的检查点，日志须为其延续 A checkpoint saved earlier, which the log must continue.",
)
@language_option
def ledger(export: Path, given: Sequence[str], since: Path | None, language: Language) -> None:
    """核验日志 Compute the log in EXPORT (a folder or a zip) anew: every entry, every hash, the root, the signatures.

    Exit status: 0 verified, 1 not, 2 bad input.
    """
    try:
        old = None if since is None else _checkpoint(since)
        with opened(export) as read, _progress(wordings()[language]) as progress:
            keys = _given(given) or _lines((read(KEYS, LONGEST) or b"").decode("utf-8", "replace"), KEYS)
            found = audit(read, keys, since=old, progress=progress)
    except Faulty as faulty:
        refuse(faulty, language)
        return
    _print_ledger(found, old, wordings()[language])
    _conclude("verify.ledger_verified", found.faults, [] if given else keys, wordings()[language])


@verify.command()
@click.argument("file", type=click.Path(path_type=Path))
@keys_option
@language_option
def receipt(file: Path, given: Sequence[str], language: Language) -> None:
    """核验回执 Verify the receipt in FILE (JSON): the entry, its place in the log, the signature.

    Exit status: 0 verified, 1 not, 2 bad input.
    """
    _examine(file, given, language, "verify.receipt_verified")


@verify.command()
@click.argument("file", type=click.Path(path_type=Path))
@keys_option
@language_option
def entry(file: Path, given: Sequence[str], language: Language) -> None:
    """核验一条记录 Verify the proof in FILE (JSON) that an entry stands in the log, and say all that the entry says.

    Exit status: 0 verified, 1 not, 2 bad input.
    """
    _examine(file, given, language, "verify.entry_verified", _print_said)


def _examine(
    file: Path,
    given: Sequence[str],
    language: Language,
    conclusion: str,
    more: Callable[[Entry, Wording], None] | None = None,
) -> None:
    """Verify a receipt; ``more`` is what else is printed of its entry."""
    wording = wordings()[language]
    try:
        keys = _given(given)
        read = read_receipt(read_text(_bounded(file)), file.name)
    except Faulty as faulty:
        refuse(faulty, language)
        return
    found = examine(read, keys, file.name)
    _print_receipt(read, found, wording)
    if more is not None and found.entry is not None:
        more(found.entry, wording)
    _conclude(conclusion, found.faults, [] if given else [read.key], wording)


def _bounded(file: Path) -> Path:
    """The file, unless it is longer than any that is wanted here."""
    if file.is_file() and file.stat().st_size > LARGEST:
        raise Faulty([Fault(str(file), "", "verify.too_long", str(file.stat().st_size), {"most": str(LARGEST)})])
    return file


def _given(given: Sequence[str]) -> list[Key]:
    """The keys on the command line: each a key itself, or a file that holds some."""
    keys: list[Key] = []
    for item in given:
        keys += _lines(read_text(Path(item)), item) if _is_file(item) else [read_key(item, "--key")]
    return keys


def _is_file(item: str) -> bool:
    """A key may be longer than any file name may be, which the system takes amiss."""
    try:
        return Path(item).is_file()
    except OSError:
        return False


def _lines(text: str, place: str) -> list[Key]:
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [read_key(line, place) for line in lines]


def _checkpoint(file: Path) -> Signed:
    return read_checkpoint(read_text(_bounded(file)).encode(), file.name)


@contextmanager
def _progress(wording: Wording) -> Iterator[Callable[[int, int], None]]:
    """A bar on the standard error while people watch, and nothing otherwise."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(wording.say("verify.reading"), total=None)
        yield lambda done, size: bar.update(task, completed=done, total=size)


def _print_ledger(found: Audit, since: Signed | None, wording: Wording) -> None:
    if found.checkpoint is None:
        return
    lines = [
        wording.say("verify.log", {"origin": found.checkpoint.origin}),
        wording.say("verify.entries", {"size": str(found.checkpoint.size), "entries": str(found.entries)}),
        wording.say("verify.tiles", {"tiles": str(found.tiles)}),
    ]
    if found.root:
        lines.append(wording.say("verify.root", {"root": b64encode(found.root).decode()}))
    lines += _signatures(found.signed_by, wording)
    if since is not None and found.verified:
        lines.append(wording.say("verify.since", {"size": str(since.checkpoint.size)}))
    if found.backward:
        lines.append(wording.say("verify.backward", {"count": str(found.backward)}))
    click.echo("\n".join(lines))


def _print_receipt(read: Receipt, found: Examined, wording: Wording) -> None:
    checkpoint, entry = read.signed.checkpoint, found.entry
    place = {"origin": checkpoint.origin, "number": str(read.index + 1), "size": str(checkpoint.size)}
    lines = [wording.say("verify.receipt_position", place)]
    if entry is not None:
        said = {"act": entry.act, "record": entry.record, "at": entry.at.isoformat(" "), "outcome": entry.outcome}
        lines.append(wording.say("verify.receipt_entry", said))
        if found.verified:
            key = "verify.receipt_without_record" if read.record is None else "verify.receipt_record"
            lines.append(wording.say(key, {"digest": entry.digest or "—"}))
    click.echo("\n".join([*lines, *_signatures(found.signed_by, wording)]))


def _print_said(entry: Entry, wording: Wording) -> None:
    """Who acted, by the number that stands for them, and what the entry says besides."""
    who = {"role": entry.actor.role, "pseudonym": entry.actor.pseudonym or "—"}
    lines = [wording.say("verify.entry_actor", who)]
    if entry.clauses:
        lines.append(wording.say("verify.entry_clauses", {"clauses": ", ".join(entry.clauses)}))
    lines += [f"  {name} = {value}" for name, value in entry.detail.items()]
    click.echo("\n".join(lines))


def _signatures(keys: Sequence[Key], wording: Wording) -> list[str]:
    lines = []
    for sentence, cosigned in (("verify.signed", False), ("verify.cosigned", True)):
        of_kind = [str(key) for key in keys if (key.kind == COSIGNATURE) is cosigned]
        if of_kind:
            lines.append(wording.say(sentence, {"keys": ", ".join(of_kind)}))
    return lines


def _conclude(sentence: str, faults: Sequence[Fault], unproved: Sequence[Key], wording: Wording) -> None:
    """Say what it comes to, and stop with its status; ``unproved`` are keys that came with what they signed."""
    if faults:
        click.echo(wording.say("verify.not_verified", {"count": str(len(faults))}))
        for fault in faults:
            place = ": ".join(part for part in (fault.file, fault.key) if part)
            click.echo(f"  {place}: {fault_words(fault, wording)}")
        raise SystemExit(1)
    if unproved:
        click.echo(wording.say("verify.own_key", {"keys": ", ".join(str(key) for key in unproved)}))
    click.echo(wording.say(sentence))
