"""What exactly was filed, to the last byte?"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cached_property
from hashlib import sha256
from typing import Any, NamedTuple

from award.application.answers import Answers, Filed, FileRef
from award.eligibility.ruling import Ruling
from award.notice.questions import ApplicantKind
from award.vocabulary.days import Span
from award.vocabulary.days import written as day_written

FORM = 1  # of the canonical bytes; a later form gets the next number, and both stay readable


class Party(NamedTuple):
    """Who applies: what kind, the unified social credit code of an organisation (or none), and the name."""

    kind: ApplicantKind
    code: str | None
    name: str


class Recommendation(NamedTuple):
    """Who recommended it: the kind of recommender in the scheme, the name, the words; who signed them, and as what;
    when, and sealed files."""

    kind: str
    name: str
    words: str
    signer: str
    position: str
    given: datetime
    files: tuple[FileRef, ...] = ()


def enclosed(recommendation: Recommendation | None) -> tuple[Filed, ...]:
    """The files of a recommendation, where they stand in what is filed. Basis: the receipt lists each file."""
    return tuple(Filed("recommendation", "files", file) for file in recommendation.files) if recommendation else ()


class Undertaking(NamedTuple):
    """Who, filing it, undertook that it is true, in which words, and when."""

    by: str
    words: str
    given: datetime


@dataclass(frozen=True, kw_only=True)
class Snapshot:
    """The whole application at the moment of filing. Nothing in it is ever changed; filing again makes another.

    ``notice`` is the SHA-256 of the notice as issued; ``nonce`` a random value of at least 128 bits in hexadecimal, so
    that nobody finds the content by guessing what has its digest. The internal posting stands where the applicant
    states it: in the facts of ``ruling`` and, with its proof, in the ``answers``; what the rules say of it is among
    the findings.

    Basis: the frozen dossier; a receipt is evidence only of bytes that are fixed.
    """

    reference: str
    notice: str
    nonce: str
    applicant: Party
    answers: Answers
    ruling: Ruling
    recommendation: Recommendation | None
    undertaking: Undertaking

    @cached_property
    def text(self) -> str:
        """The canonical text: equal snapshots have equal texts, and different ones different texts.

        Basis: RFC 8785 (JCS). All keys are ASCII and all numbers whole, so that sorting by code point is sorting by
        UTF-16 unit, and no number has two spellings.
        """
        return json.dumps(self._content(), sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the canonical text in UTF-8, in hexadecimal. Basis: FIPS 180-4."""
        return sha256(self.text.encode()).hexdigest()

    def _content(self) -> dict[str, Any]:
        ruling = self.ruling
        return {
            "form": FORM,
            "reference": self.reference,
            "notice": self.notice,
            "nonce": self.nonce,
            "scheme": ruling.setting.scheme.notice.id,
            "line": ruling.setting.line.id,
            "applicant": self.applicant._asdict(),
            "answers": plain(self.answers),
            "facts": plain(ruling.facts.values),
            "verdict": ruling.verdict.value,
            "findings": {finding.bound.rule.id: finding.outcome.value for finding in ruling.findings},
            "recommendation": plain(self.recommendation),
            "undertaking": plain(self.undertaking),
        }


def plain(value: Any) -> Any:
    """``value`` in the few forms that JSON has: days and instants as text, instants in UTC, decimals as text.

    Basis: RFC 8785: what has one meaning has one spelling.
    """
    if isinstance(value, Span):
        return day_written(value)
    if isinstance(value, Decimal):
        return _number(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        return plain(value._asdict())
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value


def _number(number: Decimal) -> str:
    """Without an exponent, without zeros that say nothing, and without the sign of a nought."""
    digits = f"{number:f}"
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    return "0" if digits == "-0" else digits
