"""Does the repository hold its own work alone, and nothing of the machine it was written on?"""

import json
import re
from pathlib import Path

from tests.architecture.tree import ROOT, files, of_each, place

# Put together here so that this file does not hold what it looks for.
HOSTS = tuple(
    ".".join(parts)
    for parts in [
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("npmjs", "com"),
        ("debian", "org"),
        ("yarnpkg", "com"),
        ("jsdelivr", "net"),
        ("unpkg", "com"),
        ("googleapis", "com"),
    ]
)
FOLDERS = tuple(f"/{name}/" for name in ("work", "root", "home", "tmp"))

TEXTS = (".py", ".toml", ".txt", ".json", ".md", ".html", ".css", ".js", ".po", ".svg", "Makefile", ".npmrc", ".ci/run")
LARGEST = 500_000  # bytes
PICTURES = (".png", ".webp", ".svg")
FOREIGN = re.compile(r"\.min\.(css|js)$|\.(woff2?|ttf|otf|eot|whl|tgz|gz|zip|mo)$")

EVERY = files()
READABLE = tuple(path for path in EVERY if place(path).endswith(TEXTS))


@of_each(READABLE)
def test_no_registry_and_no_folder_of_a_machine_is_named(path: Path) -> None:
    text = path.read_text()
    found = [host for host in HOSTS if host in text]
    found += [folder for folder in FOLDERS if re.search(rf"(?<![\w.>/*-]){re.escape(folder)}", text)]
    assert found == []


@of_each(EVERY)
def test_a_file_is_our_own_and_not_a_package_of_others(path: Path) -> None:
    assert not FOREIGN.search(path.name), "third-party assets are fetched at set-up and never committed"
    assert path.stat().st_size <= LARGEST


def test_a_binary_file_is_a_picture_of_the_documentation() -> None:
    binary = [path for path in EVERY if b"\0" in path.read_bytes()[:8000]]
    strays = [p for p in binary if not (place(p).startswith("docs/") and p.suffix in PICTURES)]
    assert list(map(place, strays)) == []


@of_each(files(".txt", "requirements"))
def test_every_locked_requirement_has_its_hashes_and_no_address(path: Path) -> None:
    text = path.read_text()
    entries = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    assert entries
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in text


def test_the_front_end_lock_pins_every_package_and_holds_no_address() -> None:
    text = (ROOT / "package-lock.json").read_text()
    packages = {name: told for name, told in json.loads(text)["packages"].items() if name}
    assert packages
    assert [name for name, told in packages.items() if not told["integrity"].startswith("sha512-")] == []
    assert "://" not in text


def test_the_front_end_packages_are_wanted_in_one_exact_version() -> None:
    wanted = json.loads((ROOT / "package.json").read_text())
    versions = {**wanted["dependencies"], **wanted["devDependencies"]}
    assert {name: v for name, v in versions.items() if not re.fullmatch(r"\d+\.\d+\.\d+", v)} == {}


def test_a_test_of_the_award_is_named_after_its_module() -> None:
    modules = {p.relative_to(ROOT / "src").with_suffix("") for p in files(".py", "src/award") if p.stem != "__init__"}
    tests = {p.relative_to(ROOT / "tests") for p in files(".py", "tests/award") if p.stem.startswith("test_")}
    mirrored = {test.with_name(test.stem.removeprefix("test_")) for test in tests}
    assert sorted(map(str, mirrored - modules)) == []
