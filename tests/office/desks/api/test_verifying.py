"""Is a receipt verified by the site's own key, and is a forged one found out?"""

import json

import pytest

from award.ledger.chain import Frontier, append, leaf_hash
from award.ledger.checkpoint import issue
from award.ledger.entry import decode
from award.ledger.note import Signer
from award.ledger.receipt import Receipt, written, written_proof
from office.acts.sealing import receipt
from office.records.applications import Filing
from tests.office.desks.api.conftest import Send

pytestmark = pytest.mark.django_db


def proof(filing: Filing) -> Receipt:
    return receipt(filing.application.notice, filing, filing.content)


def test_a_receipt_that_the_office_gave_is_verified(send: Send, filing: Filing) -> None:
    told = send("verify/receipt", written(proof(filing))).json()
    assert (told["verified"], told["faults"]) == (True, [])
    assert told["filing"]["reference"] == filing.application.reference
    assert told["entry"]["act"] == "application.submit"
    assert told["signed_by"] == [filing.application.notice.log_key]


def test_an_entry_with_its_proof_is_verified(send: Send, filing: Filing) -> None:
    known = proof(filing)
    told = send("verify/ledger-entry", {"entry": known.entry.decode(), "proof": written_proof(known)}).json()
    assert told["verified"]
    assert told["entry"]["record"] == decode(known.entry).record
    assert told["filing"] is None


def test_a_receipt_whose_record_was_changed_proves_nothing(send: Send, filing: Filing) -> None:
    said = json.loads(written(proof(filing)))
    said["record"] = said["record"].replace("虚构", "真实", 1)
    told = send("verify/receipt", said).json()
    assert (told["verified"], told["filing"]) == (False, None)
    assert [fault["code"] for fault in told["faults"]] == ["verify.digest"]


def test_a_log_of_ones_own_making_proves_nothing(send: Send, filing: Filing) -> None:
    known = proof(filing)
    origin = filing.application.notice.origin
    signer = Signer(origin, b"\1" * 32)
    alone = append(Frontier(), leaf_hash(known.entry))
    forged = Receipt(known.entry, 0, (), issue(origin, alone, signer), signer.key, known.record)
    told = send("verify/receipt", written(forged)).json()
    assert (told["verified"], [fault["code"] for fault in told["faults"]]) == (False, ["verify.unsigned"])


@pytest.mark.parametrize("path", ["verify/receipt", "verify/ledger-entry"])
@pytest.mark.parametrize("body", [b"[]", b"{", b'{"form":1}', b'{"entry":"\\ud800","proof":""}', b"x" * 9])
def test_what_is_no_receipt_is_told_as_a_problem(send: Send, filing: Filing, path: str, body: bytes) -> None:
    answer = send(path, body)
    assert answer.status_code in {400, 422}
    assert answer.json()["faults"]
