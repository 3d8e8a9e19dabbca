"""Which characters can be kept and shown?"""

import re
from typing import Final

from award.vocabulary.refusal import Refusal

# What no text needs and some databases and screens cannot bear: control characters, halves of characters, and marks
# that turn the direction of writing, by which one name can be made to look like another.
UNBEARABLE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)


def unbearable(*texts: str) -> Refusal | None:
    """The refusal of texts of which one holds a character that cannot be kept: it is named by its code point.

    Basis: what is kept of anyone's words can be kept and shown everywhere alike.
    """
    found = next(filter(None, map(UNBEARABLE.search, texts)), None)
    return Refusal("character", params={"found": f"U+{ord(found[0]):04X}"}) if found else None
