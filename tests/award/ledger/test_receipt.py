"""Does a receipt prove its act by itself, and nothing that is not so?"""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from award.ledger.entry import encode
from award.ledger.receipt import Receipt, examine, read_receipt, written, written_proof
from award.vocabulary.fault import Faulty
from tests.award.ledger.logs import OFFICE, STRANGER, WITNESS, cosigned, entry, log, receipt

TRUE = receipt(5, 13)


def codes(told: Receipt, **given_: Any) -> list[str]:
    return [fault.code for fault in examine(told, **given_).faults]


@given(st.integers(1, 40).flatmap(lambda size: st.tuples(st.integers(0, size - 1), st.just(size))))
def test_a_true_receipt_is_proved_and_comes_back_from_its_file(where: tuple[int, int]) -> None:
    made = receipt(*where)
    assert read_receipt(written(made)) == made
    found = examine(made, [OFFICE.key])
    assert (found.verified, found.entry, found.signed_by) == (True, entry(where[0]), (OFFICE.key,))


def test_the_proof_is_in_the_form_that_other_tools_read() -> None:
    head, gap, checkpoint = written_proof(TRUE).partition("\n\n")
    assert head.splitlines()[:2] == ["c2sp.org/tlog-proof@v1", "index 5"]
    assert len(head.splitlines()) == 2 + len(TRUE.proof)
    assert (gap, checkpoint) == ("\n\n", str(log(13).signed))


def test_without_a_trusted_key_its_own_is_used() -> None:
    assert examine(TRUE).signed_by == (OFFICE.key,)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"entry": encode(entry(6))}, "verify.root"),
        ({"index": 6}, "verify.root"),
        ({"index": 13}, "verify.index"),
        ({"proof": TRUE.proof[1:]}, "verify.proof_length"),
        ({"proof": (bytes(32), *TRUE.proof[1:])}, "verify.root"),
        ({"signed": log(14).signed}, "verify.root"),
        ({"key": STRANGER.key}, "verify.unsigned"),
        ({"record": "something else"}, "verify.digest"),
    ],
)
def test_a_receipt_that_was_changed_proves_nothing(changed: dict[str, Any], code: str) -> None:
    assert code in codes(replace(TRUE, **changed))


def test_a_receipt_under_another_key_than_the_trusted_one_proves_nothing() -> None:
    assert codes(TRUE, keys=[STRANGER.key]) == ["verify.unsigned"]


def test_a_witness_counts_when_its_key_is_given() -> None:
    witnessed = replace(TRUE, signed=cosigned(TRUE.signed))
    assert examine(witnessed, [OFFICE.key, WITNESS.key]).signed_by == (OFFICE.key, WITNESS.key)
    assert codes(TRUE, keys=[OFFICE.key, WITNESS.key]) == ["verify.no_witness"]


def test_all_that_is_wrong_is_told_at_once() -> None:
    broken = replace(TRUE, record="x", index=6, key=STRANGER.key)
    assert codes(broken) == ["verify.digest", "verify.root", "verify.unsigned"]


def test_a_receipt_may_leave_the_content_out() -> None:
    bare = replace(TRUE, record=None)
    assert "record" not in json.loads(written(bare))
    assert examine(read_receipt(written(bare)), [OFFICE.key]).verified


@given(st.data())
def test_a_change_of_any_character_of_the_file_is_found(data: st.DataObject) -> None:
    text = written(TRUE)
    at = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(st.characters(min_codepoint=32, max_codepoint=126).filter(lambda c: c != text[at]))
    try:
        changed = read_receipt(text[:at] + other + text[at + 1 :])
    except Faulty:
        return
    # White space and escapes of the JSON itself say nothing; what it says is unchanged or unproved.
    assert changed == TRUE or not examine(changed, [OFFICE.key]).verified or changed.key != TRUE.key


SAID = json.loads(written(TRUE))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "null",
        "{}",
        "[" * 100_000,
        "9" * 5000,
        json.dumps({**SAID, "form": 2}),
        json.dumps({**SAID, "form": True}),
        json.dumps({**SAID, "form": "1"}),
        json.dumps({**SAID, "received": "2025-06-16"}),
        json.dumps({**SAID, "entry": 1}),
        json.dumps({**SAID, "entry": None}),
        json.dumps({**SAID, "record": ["x"]}),
        json.dumps({**SAID, "record": "\ud800"}),
        json.dumps({**SAID, "key": "x"}),
        json.dumps({**SAID, "proof": ""}),
        json.dumps({**SAID, "proof": SAID["proof"].replace("index 5", "index 05")}),
        json.dumps({**SAID, "proof": SAID["proof"].replace("index 5", "index 5\nnot base64")}),
        json.dumps({**SAID, "proof": SAID["proof"].replace("index 5", "extra QQ==\nindex 5")}),
        json.dumps({**SAID, "proof": SAID["proof"].replace("index 5", "index 5" + f"\n{'A' * 43}=" * 100)}),
        json.dumps({**SAID, "proof": SAID["proof"].replace("@v1", "@v2")}),
        json.dumps({name: value for name, value in SAID.items() if name != "key"}),
        json.dumps(SAID)[:-1] + ',"form":1}',
    ],
)
def test_a_file_that_is_no_receipt_is_refused(text: str) -> None:
    with pytest.raises(Faulty):
        read_receipt(text)
