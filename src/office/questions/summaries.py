"""How is an answer of the summary said, on the page of whoever asks and of whoever is asked?"""

from award.application.recommendation import Summarised
from office import wording


def said(item: Summarised) -> str:
    """The answer in words; the rows of a table one line each."""
    if item.columns:
        return "\n".join(" · ".join(cell for cell in row if cell) for row in item.value)
    return wording.in_words(item.value)
