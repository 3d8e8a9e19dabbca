"""Which sentences does the site say, in its first language? Writes them to the template file it is given."""

import subprocess
import sys
from pathlib import Path

# Django's own names for "this is a sentence", beside those that Babel knows.
NAMES = ("gettext_lazy", "gettext_noop", "ngettext_lazy:1,2", "pgettext_lazy:1c,2")


def gather(template: Path) -> None:
    """Write every sentence of the office to a gettext template."""
    keywords = [part for name in NAMES for part in ("--keywords", name)]
    pybabel = [str(Path(sys.executable).parent / "pybabel"), "--quiet", "extract", "--no-wrap", "--sort-by-file"]
    where = ["--mapping-file", "pyproject.toml", "--output-file", str(template), "src/office"]
    subprocess.run([*pybabel, *keywords, *where], check=True)


if __name__ == "__main__":
    gather(Path(sys.argv[1]))
