"""How does the virtual environment begin? With venv, and the few tools that fetch all the rest.

Run by the Python the visitor has, perhaps an old one: kept to plain syntax, so that it can say what is missing.
"""

import os
import subprocess
import sys

FOLDER = ".venv"
OLDEST = (3, 11)


def stop(reason, advice):
    sys.exit("\n  %s\n  -> %s\n" % (reason, advice))


def main():
    version = ".".join(str(part) for part in sys.version_info[:3])
    if sys.version_info < OLDEST:
        stop(
            "Python %s is too old: 3.11 or newer is needed." % version,
            "Install a newer Python and name it: make PYTHON=python3.12 ...",
        )
    if subprocess.call([sys.executable, "-m", "venv", FOLDER]) != 0:
        stop(
            "Python %s could not make a virtual environment." % version,
            "On Debian and Ubuntu: apt-get install python3-venv; then run the same command again.",
        )
    pip = [os.path.join(FOLDER, "bin", "python"), "-m", "pip", "--disable-pip-version-check"]
    locked = ["install", "-qq", "--require-hashes", "-r", "requirements/bootstrap.txt"]
    if subprocess.call(pip + locked) != 0:
        stop(
            "The set-up tools could not be fetched.",
            "Check the network connection (or pip's settings) and run the same command again.",
        )


if __name__ == "__main__":
    main()
