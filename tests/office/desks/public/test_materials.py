"""Is everything that must be handed in, and everything that is marked, shown with its source?"""

from html import unescape

import pytest
from django.utils.translation import override

from office.desks.public.materials import Materials, materials_of
from office.records.notices import announced
from tests.office.conftest import Ask

TONGUES = ("zh-hans", "en")


def shown(tongue: str = "zh-hans") -> Materials:
    with override(tongue):
        return materials_of(announced())


@pytest.mark.parametrize("place", ["/materials/", "/en/materials/"])
def test_every_thing_asked_for_is_on_the_page(ask: Ask, place: str) -> None:
    page = unescape(ask(place).content.decode())
    asked = [question.ask for part in announced().dossier.parts for question in part.questions]
    for words in asked:
        assert (words.zh if place == "/materials/" else words.en) in page


def test_every_part_says_whether_the_notice_asks_for_it() -> None:
    said = {part.id: part.source.practice for part in shown().parts}
    assert said == {part.id: part.source == "practice" for part in announced().dossier.parts}


def test_every_limit_of_a_text_is_told() -> None:
    for part, kept in zip(shown().parts, announced().dossier.parts, strict=True):
        for told, question in zip(part.questions, kept.questions, strict=True):
            assert not question.limit or any(str(question.limit) in limit for limit in told.limits)


@pytest.mark.parametrize("tongue", TONGUES)
def test_the_points_shown_add_up_to_the_total(tongue: str) -> None:
    totals = [each for each in shown(tongue).sets if each.total is not None]
    assert totals
    for each in totals:
        assert sum(item.points for item in each.items if item.depth == 0 and item.points is not None) == each.total


def test_what_the_office_has_not_confirmed_says_so(ask: Ask) -> None:
    unconfirmed = [each for each in announced().criteria.sets if each.to_be_confirmed]
    assert ask("/materials/").content.decode().count("待办公室确认") == len(unconfirmed)


def test_every_scale_shows_all_its_bands_from_the_best_down() -> None:
    for scale, kept in zip(shown().scales, announced().criteria.scales, strict=True):
        assert len(scale.bands) == len(kept.bands)
        assert [band.highest for band in scale.bands] == sorted((band.highest for band in scale.bands), reverse=True)
