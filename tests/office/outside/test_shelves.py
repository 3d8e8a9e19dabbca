"""Does content lie in a bucket as it does in a folder? A server that speaks S3 runs beside the test."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from django.conf import settings

from office.outside import files, shelves
from office.outside.shelves import Bucket
from office.project import shelving

SERVER = """
from moto.server import ThreadedMotoServer
import signal, sys
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
print(server.get_host_and_port()[1], flush=True)
signal.pause()
"""
WHO = {"AWS_ACCESS_KEY_ID": "testing", "AWS_SECRET_ACCESS_KEY": "testing", "AWS_DEFAULT_REGION": "us-east-1"}


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of the server."""
    with subprocess.Popen(
        [sys.executable, "-c", SERVER], env={**os.environ, **WHO}, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as running:
        assert running.stdout is not None
        yield f"http://127.0.0.1:{int(running.stdout.readline())}"
        running.send_signal(signal.SIGKILL)


@pytest.fixture(autouse=True)
def bucket(server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bucket]:
    for name, said in WHO.items():
        monkeypatch.setenv(name, said)
    address = f"s3://dossiers/2025?coming={tmp_path}&endpoint={server}&region=us-east-1"
    for name, said in shelving.read(address).items():
        monkeypatch.setattr(settings, name, said)
    client = boto3.client("s3", endpoint_url=server)
    client.create_bucket(Bucket="dossiers")
    shelf = shelves.shelf()
    assert isinstance(shelf, Bucket)
    yield shelf
    for key, _ in shelf.contents():
        shelf.remove(key)
    shelf.client.close()
    client.close()


def kept(content: bytes, key: str) -> None:
    files.append("ab1", 0, [content], len(content))
    files.keep("ab1", key)
    files.forget("ab1")


def test_content_is_laid_in_the_bucket_and_read_again(bucket: Bucket) -> None:
    kept(b"content", "cd2")
    assert files.opened("cd2").read() == b"content"
    listed = bucket.client.list_objects_v2(Bucket="dossiers")["Contents"]
    assert [item["Key"] for item in listed] == ["2025/cd2"]
    [(key, since)] = files.kept_since()
    assert key == "cd2"
    assert since > 0


def test_content_in_a_bucket_is_not_written_over(bucket: Bucket) -> None:
    kept(b"content", "cd2")
    with pytest.raises(bucket.client.exceptions.ClientError, match="PreconditionFailed"):
        kept(b"another", "cd2")
    assert files.opened("cd2").read() == b"content"


def test_what_is_not_in_the_bucket_is_not_there() -> None:
    with pytest.raises(FileNotFoundError):
        files.opened("cd2")
    files.remove("cd2")
    assert list(files.kept_since()) == []
