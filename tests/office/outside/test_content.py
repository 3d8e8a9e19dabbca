"""Is a file known by its content, and does a malicious one harm nobody?"""

from collections.abc import Callable
from pathlib import Path
from time import monotonic

import pytest

from office.outside.content import examined
from tests.office.outside.papers import EICAR, archive, bomb, digest, jpg, pdf, png, ring


def found(folder: Path, content: bytes) -> tuple[str | None, int | None, str | None]:
    path = folder / "come"
    path.write_bytes(content)
    told = examined(path)
    assert (told.size, told.sha256) == (len(content), digest(content))
    return told.type, told.pages, told.trouble


@pytest.mark.parametrize(("content", "kind", "pages"), [(pdf(3), "pdf", 3), (png(), "png", None), (jpg(), "jpg", None)])
def test_a_sound_file_is_known_by_its_content(tmp_path: Path, content: bytes, kind: str, pages: int | None) -> None:
    assert found(tmp_path, content) == (kind, pages, None)


def test_what_a_camera_adds_behind_a_picture_does_no_harm(tmp_path: Path) -> None:
    assert found(tmp_path, jpg(b"\0" * 100 + b"mp4")) == ("jpg", None, None)


def test_a_document_that_asks_for_a_password_is_locked_and_one_that_only_forbids_is_not(tmp_path: Path) -> None:
    assert found(tmp_path, pdf(2, "geheim")) == ("pdf", None, "locked")
    assert found(tmp_path, pdf(2, "", "owner")) == ("pdf", 2, None)


@pytest.mark.parametrize("content", [EICAR, b"", b"MZ\x90\0", archive(), b"GIF89a", b"\0" * 2000, b" " + pdf()])
def test_anything_else_is_none_of_the_three(tmp_path: Path, content: bytes) -> None:
    assert found(tmp_path, content)[0] not in {"pdf", "png", "jpg"}


@pytest.mark.parametrize(
    "content",
    [
        pdf() + archive(),
        png() + archive(),
        jpg(archive("evil.js")),
        b"%PDF-1.7\n<html><script>alert(1)</script>\n" + pdf(),
        jpg().replace(b"JFIF\0", b"<svg>", 1),
        b"<!DOCTYPE html><title>x</title>",
    ],
)
def test_a_file_of_two_types_is_found_out(tmp_path: Path, content: bytes) -> None:
    assert found(tmp_path, content)[2] == "mixed"


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.7\nnothing", pdf()[:300], png()[:-6], png(b"tail"), png().replace(b"IDAT", b"IDAX"), jpg()[:-2]],
)
def test_what_is_broken_or_cut_off_is_unreadable(tmp_path: Path, content: bytes) -> None:
    assert found(tmp_path, content)[2] == "unreadable"


@pytest.mark.parametrize("made", [bomb, ring], ids=["grows without end", "contains itself"])
def test_a_document_made_to_harm_is_unreadable_and_soon_done_with(tmp_path: Path, made: Callable[[], bytes]) -> None:
    content, begun = made(), monotonic()
    assert found(tmp_path, content) == ("pdf", None, "unreadable")
    assert monotonic() - begun < 20
    assert found(tmp_path, pdf(2)) == ("pdf", 2, None)
