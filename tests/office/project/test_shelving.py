"""Do files lie where they were told, and is a scanner found?"""

from pathlib import Path

import pytest

from office.project import shelving


def test_a_folder_of_this_machine() -> None:
    assert shelving.read("folder:////srv/files") == {"AWARD_FILES": Path("/srv/files"), "AWARD_BUCKET": None}


@pytest.mark.parametrize(("path", "prefix"), [("", ""), ("/2025/office", "2025/office/")])
def test_a_bucket_with_a_folder_for_what_still_comes(path: str, prefix: str) -> None:
    read = shelving.read(f"s3://dossiers{path}?coming=/srv/coming&endpoint=https://s3.example&region=east")
    options = {"bucket_name": "dossiers", "endpoint_url": "https://s3.example", "region_name": "east"}
    assert read == {"AWARD_FILES": Path("/srv/coming"), "AWARD_BUCKET": (options, prefix)}


@pytest.mark.parametrize("written", ["", "/srv/files", "folder://", "folder://host/files", "s3://dossiers", "s3:///x"])
def test_anything_else_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="expected folder"):
        shelving.read(written)


def test_a_scanner_listens_on_a_socket_or_a_port() -> None:
    assert shelving.scanner("unix:///run/clamav/clamd.ctl") == ("unix", "/run/clamav/clamd.ctl")
    assert shelving.scanner("tcp://scanner.example") == ("tcp", ("scanner.example", 3310))
    assert shelving.scanner("tcp://scanner.example:1234") == ("tcp", ("scanner.example", 1234))


@pytest.mark.parametrize("written", ["here", "unix://", "tcp://", "unix://host/path"])
def test_no_other_scanner_is_known(written: str) -> None:
    with pytest.raises(ValueError, match="expected unix"):
        shelving.scanner(written)
