"""Do the generated pages say what the code says?"""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("generated")
    subprocess.run([sys.executable, "tools/generated.py", str(folder)], cwd=ROOT, check=True)
    return folder


@pytest.mark.parametrize("name", ["acts.md", "access.md", "lifecycles.md", "openapi.json"])
def test_a_generated_page_is_current(written: Path, name: str) -> None:
    """If not: ``make generated``."""
    assert (ROOT / "docs/generated" / name).read_text() == (written / name).read_text()
