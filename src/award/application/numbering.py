"""By which number is a filing named, and by which code is a paper known to be of it?"""

import re
from unicodedata import normalize

from stdnum.iso7064 import mod_37_36

_DIGITS = "0123456789"
# Crockford's 32 characters: no I, L, O or U.
_LEGIBLE = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISTAKEN = str.maketrans("ILO", "110")
_DASHES = re.compile("[\\s_\u2010-\u2015\u2212\u30fc-]+")
_DATA = 15  # characters of five bits before the check character: 75 bits of the hash


def reference(year: int, number: int) -> str:
    """The reference number of the ``number``-th application (from 1) of ``year``, as in ``2025-0042-2``.

    The last digit is a check digit: no single wrong digit and hardly any swap of two neighbours goes unnoticed.
    Raises ``ValueError`` where ``number`` is not positive or ``year`` has not four digits.

    Basis: ISO/IEC 7064, MOD 11-10.
    """
    digits = f"{year:04d}{number:04d}"
    if number < 1 or len(f"{year}") != 4:
        raise ValueError(year, number)
    return f"{digits[:4]}-{digits[4:]}-{mod_37_36.calc_check_digit(digits, _DIGITS)}"


def read_reference(text: str) -> str | None:
    """The reference number that ``text`` says, as :func:`reference` writes it; ``None`` where it is none.

    Spaces, dashes of any kind and full-width digits are taken as meant.

    Basis: ISO/IEC 7064, MOD 11-10.
    """
    digits = _plain(text)
    if not re.fullmatch(r"[0-9]{9,}", digits) or not mod_37_36.is_valid(digits, _DIGITS):
        return None
    year, number = int(digits[:4]), int(digits[4:-1])
    written = reference(year, number) if number and year > 999 else None
    return written if written and _plain(written) == digits else None


def print_code(digest: str) -> str:
    """The code that a print bears, from the SHA-256 (hexadecimal) of the snapshot it prints: ``NENT-QAXB-NENT-QAX1``.

    The same snapshot has the same code. It tells which snapshot a paper is of; that the paper says the same, only
    reading it beside the snapshot shows.

    Basis: Crockford's base 32; ISO/IEC 7064's hybrid system over its 32 characters, which finds every wrong one.
    """
    bits = int(digest, 16) >> (len(digest) * 4 - _DATA * 5)
    data = "".join(_LEGIBLE[bits >> shift & 31] for shift in range((_DATA - 1) * 5, -1, -5))
    return _grouped(data + mod_37_36.calc_check_digit(data, _LEGIBLE))


def read_print_code(text: str) -> str | None:
    """The code that ``text`` says, as :func:`print_code` writes it; ``None`` where it is none.

    Small letters, spaces, dashes, and I, L and O written for 1 and 0 are taken as meant.

    Basis: Crockford's base 32.
    """
    characters = _plain(text).upper().translate(_MISTAKEN)
    whole = len(characters) == _DATA + 1 and mod_37_36.is_valid(characters, _LEGIBLE)
    return _grouped(characters) if whole else None


def _grouped(characters: str) -> str:
    return "-".join(characters[start : start + 4] for start in range(0, len(characters), 4))


def _plain(text: str) -> str:
    return _DASHES.sub("", normalize("NFKC", text))
