"""Is a checkpoint read as others write it, and is it known who signed it?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from award.ledger.chain import EMPTY, Frontier
from award.ledger.checkpoint import Checkpoint, issue, read_checkpoint, signers
from award.ledger.note import COSIGNATURE, ED25519, Key, Signer
from award.vocabulary.fault import Faulty
from tests.award.ledger.logs import OFFICE, ORIGIN, STRANGER, WITNESS, cosigned, log

# The example of the C2SP documents tlog-checkpoint and tlog-cosignature, with a witness's line.
EXAMPLE = (
    "example.com/behind-the-sofa\n"
    "20852163\n"
    "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    "\n"
    "— example.com/behind-the-sofa "
    "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
    "— witness.example.com/w1 "
    "jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n"
)


def test_the_example_of_the_documents_is_read_and_kept_whole() -> None:
    signed = read_checkpoint(EXAMPLE.encode())
    assert (signed.checkpoint.origin, signed.checkpoint.size) == ("example.com/behind-the-sofa", 20852163)
    assert str(signed) == EXAMPLE
    time = int.from_bytes(signed.note.signatures[1].content[:8], "big")
    assert time == 1679315147


@given(st.integers(0, 2**63 - 1), st.binary(min_size=32, max_size=32), st.lists(st.just("extension line"), max_size=2))
def test_a_checkpoint_comes_back_from_its_text(size: int, root: bytes, extensions: list[str]) -> None:
    said = Checkpoint(ORIGIN, size, root, tuple(extensions))
    line = EXAMPLE.splitlines(keepends=True)[4]
    assert read_checkpoint(f"{said}\n{line}".encode()).checkpoint == said


def test_the_empty_log_has_a_checkpoint_too() -> None:
    signed = issue(ORIGIN, Frontier(), OFFICE)
    assert signed.checkpoint == Checkpoint(ORIGIN, 0, EMPTY)
    assert signers(signed, [OFFICE.key]) == (OFFICE.key,)


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("20852163\n", "020852163\n"),
        ("20852163\n", "-1\n"),
        ("20852163\n", "1e6\n"),
        ("20852163\n", "２０\n"),
        ("20852163\n", "2３\n"),
        ("20852163\n", f"{2**63}\n"),
        ("20852163\n", f"{'9' * 6000}\n"),
        ("20852163\n", "\n"),
        ("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n", ""),
        ("CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n", "CsUYapGGPo4=\n"),
        ("q2I=\n", "q2J=\n"),
        ("q2I=\n", "q2I\n"),
        ("q2I=\n", "q2I=\n\nmore\n"),
        ("example.com/behind-the-sofa\n2", "\n2"),
    ],
)
def test_a_malformed_checkpoint_is_refused(good: str, bad: str) -> None:
    assert good in EXAMPLE
    with pytest.raises(Faulty):
        read_checkpoint(EXAMPLE.replace(good, bad, 1).encode())


def test_the_log_itself_must_have_signed() -> None:
    signed = log(3).signed
    assert signers(signed, [OFFICE.key]) == (OFFICE.key,)
    for keys in ([], [STRANGER.key], [Signer("else.example", OFFICE.seed).key]):
        with pytest.raises(Faulty, match="unsigned"):
            signers(signed, keys)


def test_a_new_key_of_the_log_may_stand_beside_the_old_one() -> None:
    assert signers(log(3).signed, [STRANGER.key, OFFICE.key]) == (OFFICE.key,)


def test_a_witness_whose_key_is_given_must_have_cosigned() -> None:
    keys = [WITNESS.key, OFFICE.key]
    assert signers(cosigned(log(3).signed), keys) == (OFFICE.key, WITNESS.key)
    with pytest.raises(Faulty, match="no_witness"):
        signers(log(3).signed, keys)


def test_the_line_of_an_unknown_witness_is_kept_and_passed_over() -> None:
    signed = cosigned(log(3).signed)
    assert signers(signed, [OFFICE.key]) == (OFFICE.key,)
    assert read_checkpoint(str(signed).encode()) == signed


def test_a_cosignature_holds_for_its_own_time_and_text_alone() -> None:
    whole = str(cosigned(log(3).signed, time=1))
    line = whole.splitlines()[-1]
    assert line not in str(cosigned(log(3).signed, time=2))
    other = str(log(2).signed) + line + "\n"
    with pytest.raises(Faulty, match="signature"):
        signers(read_checkpoint(other.encode()), [OFFICE.key, WITNESS.key])


def test_a_witness_cannot_speak_for_the_log() -> None:
    """A cosignature under the name of the origin is a witness's word, not the log's."""
    borrowed = Signer(ORIGIN, WITNESS.seed, COSIGNATURE)
    with pytest.raises(Faulty, match="unsigned"):
        signers(cosigned(log(3).signed, borrowed), [borrowed.key])


def test_the_same_key_has_another_id_as_a_witness() -> None:
    public = OFFICE.key.public
    assert Key(ORIGIN, ED25519, public).id != Key(ORIGIN, COSIGNATURE, public).id
