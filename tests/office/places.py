"""Which pages does everyone reach?"""

PAGES = ("/", "/selfcheck/", "/notice/", "/rules/", "/readings/", "/materials/", "/procedure/")
NOWHERE = "/nowhere"


def in_english(path: str) -> str:
    """The same page in English."""
    return f"/en{path}"


EVERYWHERE = tuple(place for path in (*PAGES, NOWHERE) for place in (path, in_english(path)))
