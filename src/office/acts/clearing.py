"""Which files wait to be looked at, and what comes of it?"""

import logging
from contextlib import suppress
from time import monotonic

from award.application.lifecycle import QUARANTINED
from award.vocabulary.acts import Act
from office.access.relations import CLOCK
from office.acts.performing import NotPossible, perform
from office.outside import files, scanning
from office.records.uploads import Upload

_REST = 30.0  # seconds after which what failed is tried again

_log = logging.getLogger("award.files")


class Clearing:
    """Looks at every file that waits, again and again until the scanner has answered. None is passed without it.

    When something is in the way, the file is put off for a while, and the others till the next time.
    """

    def __init__(self, rest: float = _REST) -> None:
        self._rest = rest
        self._not_before: dict[int, float] = {}

    def clear(self) -> int:
        """Look at what waits, and say how many files are settled now."""
        settled = 0
        for upload in Upload.objects.filter(stage=QUARANTINED, destroyed=None).order_by("pk"):
            if self._not_before.get(upload.pk, 0.0) > monotonic():
                continue
            try:
                self._settle(upload)
            except scanning.Unreachable as trouble:
                self._put_off(upload, trouble)
                break
            except FileNotFoundError as trouble:
                _log.error("the content of upload/%s is not there", upload.pk)
                self._put_off(upload, trouble)
            else:
                self._not_before.pop(upload.pk, None)
                settled += 1
        return settled

    def _settle(self, upload: Upload) -> None:
        found = None
        if scanning.configured():
            with files.opened(upload.key) as content:
                found = scanning.found_in(content)
        with suppress(NotPossible):  # it was taken away meanwhile, or someone else was quicker
            if found is None:
                perform(Act.APPLICATION_CLEAR_FILE, by=CLOCK, on=upload.pk, scanned=scanning.configured())
            else:
                perform(Act.APPLICATION_REFUSE_FILE, by=CLOCK, on=upload.pk, reason=found)

    def _put_off(self, upload: Upload, trouble: Exception) -> None:
        _log.warning("upload/%s is not looked at yet: %s", upload.pk, trouble)
        self._not_before[upload.pk] = monotonic() + self._rest
