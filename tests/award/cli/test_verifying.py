"""Do the commands ``verify …`` say what was checked, and stop with the right status?"""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from award.cli import main
from award.ledger.chain import Frontier
from award.ledger.checkpoint import issue
from award.ledger.receipt import written
from tests.award.ledger.logs import OFFICE, ORIGIN, STRANGER, WITNESS, cosigned, log, receipt

KEY = ("--key", OFFICE.key)


def run(*arguments: object, language: str = "en") -> Result:
    return CliRunner().invoke(main, ["verify", *map(str, arguments), "--language", language])


def folder(path: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(content)
    return path


def archive(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path / "log.zip", "w") as made:
        for name, content in files.items():
            made.writestr(name, content)
    return path / "log.zip"


def saved(path: Path, text: object) -> Path:
    path.write_text(str(text), "utf-8")
    return path


@pytest.mark.parametrize("write", [folder, archive])
@pytest.mark.parametrize("size", [0, 1, 300])
def test_a_true_log_is_verified(tmp_path: Path, write: Callable[[Path, dict[str, bytes]], Path], size: int) -> None:
    result = run("ledger", write(tmp_path, log(size).files), *KEY)
    assert result.exit_code == 0
    assert result.stdout.endswith("Conclusion: the log is complete and was not altered.\n")
    for said in (ORIGIN, f"checkpoint says {size};", str(OFFICE.key), str(log(size).signed.checkpoint).split("\n")[2]):
        assert said in result.stdout


def test_the_same_is_said_in_chinese(tmp_path: Path) -> None:
    result = run("ledger", folder(tmp_path, log(3).files), *KEY, language="zh")
    assert result.exit_code == 0
    assert "结论：日志完整，未被改动。" in result.stdout


def test_the_key_may_lie_in_a_file_beside_others(tmp_path: Path) -> None:
    keys = saved(tmp_path / "keys.txt", f"# published\n\n{STRANGER.key}\n{OFFICE.key}\n")
    assert run("ledger", folder(tmp_path / "log", log(3).files), "--key", keys).exit_code == 0


def test_a_key_that_came_with_the_log_is_used_and_said_to_prove_little(tmp_path: Path) -> None:
    result = run("ledger", folder(tmp_path, log(3).files))
    assert result.exit_code == 0
    assert "No trusted public key was given" in result.stdout


def test_a_log_without_any_key_is_not_verified(tmp_path: Path) -> None:
    files = {path: content for path, content in log(3).files.items() if path != "keys"}
    assert run("ledger", folder(tmp_path, files)).exit_code == 1


def test_a_log_signed_by_a_stranger_is_not_verified(tmp_path: Path) -> None:
    result = run("ledger", folder(tmp_path, log(3).files), "--key", STRANGER.key)
    assert result.exit_code == 1
    assert "no valid signature of the log itself" in result.stdout


def test_a_log_that_was_tampered_with_is_not_verified_and_the_place_is_named(tmp_path: Path) -> None:
    files = dict(log(3).files)
    files["tile/entries/000.p/3"] = files["tile/entries/000.p/3"].replace(b'"files":"3"', b'"files":"4"', 1)
    result = run("ledger", folder(tmp_path, files), *KEY)
    assert result.exit_code == 1
    assert "tile/0/000.p/3: [1]: The hash differs" in result.stdout
    assert "not proved" in result.stdout


def test_a_log_that_continues_a_saved_checkpoint_says_so(tmp_path: Path) -> None:
    old = saved(tmp_path / "old", log(2).signed)
    result = run("ledger", folder(tmp_path / "log", log(5).files), *KEY, "--since", old)
    assert result.exit_code == 0
    assert "contains the earlier checkpoint (2 entries)" in result.stdout


def test_a_log_that_does_not_continue_a_saved_checkpoint_is_not_verified(tmp_path: Path) -> None:
    old = saved(tmp_path / "old", issue(ORIGIN, Frontier(2, (bytes(32),)), OFFICE))
    result = run("ledger", folder(tmp_path / "log", log(5).files), *KEY, "--since", old)
    assert result.exit_code == 1
    assert "since: The log differs from its earlier checkpoint" in result.stdout


def test_a_witness_is_named(tmp_path: Path) -> None:
    files = {**log(3).files, "checkpoint": str(cosigned(log(3).signed)).encode()}
    result = run("ledger", folder(tmp_path, files), *KEY, "--key", WITNESS.key)
    assert result.exit_code == 0
    assert f"Valid cosignature of a witness: {WITNESS.key}" in result.stdout


@pytest.mark.parametrize("place", ["nowhere", "empty", "file"])
def test_what_is_no_export_is_bad_input(tmp_path: Path, place: str) -> None:
    (tmp_path / "empty").mkdir()
    saved(tmp_path / "file", "text")
    result = run("ledger", tmp_path / place, *KEY)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr


@pytest.mark.parametrize("arguments", [("--key", "nonsense"), ("--key", "x" * 9000), ("--since", "nowhere")])
def test_a_key_or_checkpoint_that_cannot_be_read_is_bad_input(tmp_path: Path, arguments: tuple[str, str]) -> None:
    assert run("ledger", folder(tmp_path, log(3).files), *arguments).exit_code == 2


def test_a_true_receipt_is_verified(tmp_path: Path) -> None:
    result = run("receipt", saved(tmp_path / "receipt.json", written(receipt(5, 13))), *KEY)
    assert result.exit_code == 0
    for said in ("Entry 6 of the log", "application.submit", "application/5", "08:30:05", "receipt is genuine"):
        assert said in result.stdout


def test_a_receipt_says_when_only_its_own_key_was_used(tmp_path: Path) -> None:
    result = run("receipt", saved(tmp_path / "receipt.json", written(receipt(5, 13))), language="zh")
    assert result.exit_code == 0
    assert "没有给出可信的公钥" in result.stdout
    assert "结论：回执属实。" in result.stdout


def test_a_receipt_that_was_changed_is_not_verified(tmp_path: Path) -> None:
    false = replace(receipt(5, 13), record="示例")
    result = run("receipt", saved(tmp_path / "receipt.json", written(false)), *KEY)
    assert result.exit_code == 1
    assert "receipt.json: record: The SHA-256" in result.stdout
    assert "genuine" not in result.stdout


@pytest.mark.parametrize("text", ["", "{}", "[]"])
def test_what_is_no_receipt_is_bad_input(tmp_path: Path, text: str) -> None:
    assert run("receipt", saved(tmp_path / "receipt.json", text)).exit_code == 2


def test_a_receipt_of_absurd_size_is_not_even_read(tmp_path: Path) -> None:
    with (tmp_path / "receipt.json").open("wb") as file:
        file.truncate(2**31)
    result = run("receipt", tmp_path / "receipt.json")
    assert result.exit_code == 2
    assert "at most 16777216 are read" in result.stderr
