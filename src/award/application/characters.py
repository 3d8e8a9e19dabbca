"""Which characters can be kept and shown?"""

import re
from typing import Final

# What no text needs and some databases and screens cannot bear: control characters, halves of characters, and marks
# that turn the direction of writing, by which one name can be made to look like another.
UNBEARABLE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)
