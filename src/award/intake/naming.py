"""When do two names name the same, as far as names can tell?"""

import re
from typing import Final
from unicodedata import category, normalize

# Brackets of every shape, and the dots that stand between the parts of a name, each in one shape.
_SHAPES: Final = str.maketrans(
    dict.fromkeys("[{<\u3008\u300a\u3010\u3014\u3016\u3018\ufe59", "(")
    | dict.fromkeys("]}>\u3009\u300b\u3011\u3015\u3017\u3019\ufe5a", ")")
    | dict.fromkeys("\u2022\u2027\u2219\u22c5\u30fb\u0387", "\u00b7")
)
_BLANK: Final = re.compile(r"\s+")
_NOTHING: Final = frozenset({"Cf", "Cc"})


def plain(name: str) -> str:
    """The name without what does not tell names apart: width of letters, brackets' shape, blanks, capitals.

    ``plain(plain(n)) == plain(n)``. Two words for a form of company are two names still.

    Basis: records without a number are matched by name, for people to confirm.
    """
    text = _BLANK.sub("", normalize("NFKC", name)).translate(_SHAPES)
    kept = "".join(sign for sign in text if category(sign) not in _NOTHING)
    return normalize("NFKC", kept.casefold())
