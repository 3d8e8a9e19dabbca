"""What does the office keep, before and after: forty people with applications, and all that became of them?"""

import json
import sys
from cProfile import Profile
from hashlib import sha256
from pathlib import Path
from pstats import Stats
from typing import Any

from django.core.management import call_command

from award.ledger.audit import audit
from award.ledger.export import exported
from award.ledger.note import read_key
from award.vocabulary.acts import Act
from office.access.relations import CLOCK
from office.acts.performing import perform
from office.acts.sealing import checkpoint, entries
from office.outside import clock
from office.outside.shelves import shelf
from office.records.applications import Application, Filing, Part, Version
from office.records.issued import Notice
from office.records.letters import Letter
from office.records.notices import texts
from office.records.uploads import Upload
from tests.office.applying import NOON, completed, opened, submit
from tests.office.arranging import organisation, person
from tests.office.entering import session


def prepare(count: str) -> None:
    """So many people, each with a complete application; their sessions and references."""
    call_command("migrate", verbosity=0)
    notice = perform(Act.NOTICE_ISSUE, by=CLOCK, texts=texts())
    told = []
    for number in range(int(count)):
        owner = person(f"p{number}")
        application = completed(opened(organisation(notice, owner), owner), owner)
        told.append({"session": session(owner), "reference": application.reference, "application": application.pk})
    last = Upload.objects.order_by("pk").last()
    print(json.dumps({"people": told, "files": last.pk if last else 0}))


def told(files: str) -> None:
    """Everything that is kept, but for the first ``files`` files, which never had content."""
    notice = Notice.objects.get()
    key = read_key(notice.log_key)
    lying = dict(exported(entries(notice), checkpoint(notice), [key]))
    found = audit(lambda path, most: lying.get(path), [key])
    said = [json.loads(content) for content in entries(notice)]
    numbers: dict[str, list[int]] = {}
    for number, entry in enumerate(said):
        if entry["act"] == Act.APPLICATION_SUBMIT:
            numbers.setdefault(entry["record"], []).append(number)
    filed = {f"filing/{pk}" for pk in Filing.objects.values_list("pk", flat=True)}
    versions = Version.objects.values_list("part__application", "part__part", "number", "answers")
    kept = {
        "versions": list(versions),
        "parts": list(Part.objects.values_list("application", "part", "version")),
        "uploads": [_upload(one) for one in Upload.objects.filter(pk__gt=int(files))],
        "filings": [_filing(one, notice, numbers) for one in Filing.objects.all()],
        "unfiled": sorted(set(numbers) - filed),
        "verified": found.verified,
        "entries": found.entries,
        "acts": len(said),
    }
    print(json.dumps(kept))


def profiled(application: str) -> None:
    """Where the time goes when an application is filed: the share of each beat."""
    found = Application.objects.get(pk=application)
    owner = found.applicant.memberships.get().person
    clock.now = lambda: NOON
    submit(found, owner)
    watch = Profile()
    for _ in range(20):
        watch.runcall(submit, found, owner)
    spent = {(Path(file).stem, name): row[3] for (file, _, name), row in Stats(watch).stats.items()}
    whole = spent["performing", "perform"]
    print(", ".join(f"{said} {spent[where] / whole:.0%}" for said, where in BEATS.items()))


BEATS = {
    "lock": ("performing", "_locked"),
    "ask": ("gate", "ask"),
    "decide and write": ("filing", "submit"),
    "seal": ("sealing", "seal"),
    "commit": ("base", "_commit"),
}


def _upload(upload: Upload) -> dict[str, Any]:
    try:
        with shelf().open(upload.key) as file:
            lies = sha256(file.read()).hexdigest()
    except FileNotFoundError:
        lies = None
    return {
        "number": upload.pk,
        "application": upload.application_id,
        "stage": upload.stage,
        "sha256": upload.sha256,
        "lies": lies,
    }


def _filing(filing: Filing, notice: Notice, numbers: dict[str, list[int]]) -> dict[str, Any]:
    sealed = numbers.get(f"filing/{filing.pk}", [])
    letters = [Letter.objects.filter(key__startswith=f"{notice.pk}/{number}/").count() for number in sealed]
    return {
        "application": filing.application_id,
        "number": filing.number,
        "digest": filing.digest,
        "sound": sha256(filing.content.encode()).hexdigest() == filing.digest,
        "entries": len(sealed),
        "letters": letters,
    }


def main() -> None:
    """Do the job that is named."""
    {"prepare": prepare, "told": told, "profiled": profiled}[sys.argv[1]](*sys.argv[2:])
