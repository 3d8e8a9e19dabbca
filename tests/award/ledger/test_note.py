"""Are notes signed and read as everyone else signs and reads them?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from award.ledger.note import (
    COSIGNATURE,
    MOST_SIGNATURES,
    Signer,
    read_key,
    read_note,
    read_signer,
    sign,
    signed_by,
)
from award.vocabulary.fault import Faulty

# The known answers of the note package of Go's checksum database (golang.org/x/mod/sumdb/note, its documentation
# and tests), which the C2SP document follows.
VKEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
SKEY = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
OTHER = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop"
TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
LINE = "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
OTHERS_LINE = (
    "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n"
)


def test_the_known_text_gets_the_known_signature() -> None:
    assert str(sign(TEXT, read_signer(SKEY))) == f"{TEXT}\n{LINE}"


def test_keys_are_written_as_they_are_read() -> None:
    assert str(read_key(VKEY)) == VKEY
    assert read_signer(SKEY).secret == SKEY
    assert str(read_signer(SKEY).key) == VKEY


def test_every_known_key_that_signed_is_found_and_no_other() -> None:
    note = read_note(f"{TEXT}\n{LINE}{OTHERS_LINE}".encode())
    peter, enoch = read_key(VKEY), read_key(OTHER)
    assert signed_by(note, [peter]) == (peter,)
    assert signed_by(note, [enoch, peter]) == (peter, enoch)
    assert signed_by(note, []) == ()


def test_a_known_key_with_a_false_signature_spoils_the_note() -> None:
    false = LINE.replace("ZJku", "ZJkv")
    with pytest.raises(Faulty, match="signature"):
        signed_by(read_note(f"{TEXT}\n{false}{OTHERS_LINE}".encode()), [read_key(VKEY), read_key(OTHER)])


def test_an_unknown_key_that_borrows_a_name_is_passed_over() -> None:
    stranger = Signer("PeterNeumann", bytes(32))
    note = sign(TEXT, stranger)
    assert signed_by(note, [read_key(VKEY)]) == ()


def test_no_mangled_public_key_is_read() -> None:
    pieces = {VKEY[start:end] for start in range(len(VKEY)) for end in range(start + 1, len(VKEY) + 1)} - {VKEY}
    bumped = {VKEY[:at] + chr(ord(VKEY[at]) + 1) + VKEY[at + 1 :] for at in range(len(VKEY))}
    # A key of the wrong length and one of an unknown algorithm, each with the id that would fit.
    fitting = {
        "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==",
        "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    }
    for mangled in pieces | bumped | fitting:
        with pytest.raises(Faulty):
            read_key(mangled)


def test_no_mangled_private_key_is_read_and_none_is_repeated_in_the_fault() -> None:
    bumped = {SKEY[:at] + chr(ord(SKEY[at]) + 1) + SKEY[at + 1 :] for at in range(len(SKEY))}
    for mangled in {SKEY[at:] for at in range(1, len(SKEY))} | bumped:
        with pytest.raises(Faulty) as refused:
            read_signer(mangled)
        assert "AYEKFALV" not in repr(refused.value.faults)


def test_a_signer_does_not_show_its_secret() -> None:
    assert repr(read_signer(SKEY)) == f"Signer({VKEY})"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        TEXT.encode(),
        f"{TEXT}\n".encode(),
        f"\n{LINE}".encode(),
        f"{TEXT}\n{LINE}"[:-1].encode(),
        f"\x01{TEXT}\n{LINE}".encode(),
        f"{TEXT}\n{LINE}".replace("\n", "\r\n").encode(),
        b"\xff" + f"{TEXT}\n{LINE}".encode(),
        f"{TEXT}\n— Bad Name x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZI=\n".encode(),
        f"{TEXT}\n— a+b x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZI=\n".encode(),
        f"{TEXT}\n— short x08gow==\n".encode(),
        f"{TEXT}\n— spelt x08goA1=\n".encode(),
        f"{TEXT}\n{LINE}Unexpected line.\n".encode(),
        f"{TEXT}\n{LINE.replace('—', '-')}".encode(),
        f"{TEXT}\n{LINE * (MOST_SIGNATURES + 1)}".encode(),
        f"{'x' * 70_000}\n\n{LINE}".encode(),
    ],
)
def test_a_malformed_note_is_refused(content: bytes) -> None:
    with pytest.raises(Faulty):
        read_note(content)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])), st.binary(min_size=32, max_size=32))
def test_a_note_comes_back_from_its_bytes(text: str, seed: bytes) -> None:
    signer = Signer("ledger.example/示例", seed)
    note = sign(f"{text}.\n", signer)
    assert read_note(str(note).encode()) == note
    assert signed_by(note, [signer.key]) == (signer.key,)


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(content: bytes) -> None:
    with pytest.raises(Faulty):
        read_note(content)


def test_the_log_does_not_bear_witness_to_itself() -> None:
    with pytest.raises(ValueError, match="x04"):
        sign(TEXT, Signer("witness.example/w1", bytes(32), COSIGNATURE))
