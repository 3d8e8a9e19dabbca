"""Does the matrix show every combination of readings, and tell which of them decide?"""

import tomllib
from collections.abc import Iterator
from datetime import date

import pytest
from django.utils.translation import override

from award.eligibility.explaining import Explanation, explain
from award.eligibility.facts import read_facts
from award.eligibility.outcome import Outcome
from award.eligibility.rules import bind
from award.notice.scheme import Scheme
from office.findings.matrix import matrix
from office.records.notices import Sample, samples

ON = date(2025, 6, 16)
SAMPLES = tuple(sample.id for sample in samples())


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with override("en"):
        yield


def explained(scheme: Scheme, sample: Sample) -> list[Explanation]:
    facts = read_facts(tomllib.loads(sample.text), scheme, on=ON)
    ruling = bind(scheme, sample.line, on=ON).rule_on(facts)
    return [explain(finding, scheme, ruling.setting.deadline) for finding in ruling.findings]


@pytest.mark.parametrize("sample", samples(), ids=SAMPLES)
def test_every_combination_has_its_cell_with_its_outcome(scheme: Scheme, sample: Sample) -> None:
    for explanation in explained(scheme, sample):
        shown = matrix(explanation.reckoned, scheme)
        if shown is None:
            assert len(explanation.reckoned) == 1
            continue
        if shown.over is None:
            assert len(shown.switches[0].alternatives) == len(explanation.reckoned)
            continue
        cells = [outcome for plane in shown.planes for _ in plane.given for _, row in plane.rows for outcome, _ in row]
        assert sorted(cells) == sorted(item.outcome for item in explanation.reckoned)


@pytest.mark.parametrize("sample", samples(), ids=SAMPLES)
def test_an_alternative_tells_exactly_where_it_alone_changes_the_outcome(scheme: Scheme, sample: Sample) -> None:
    for explanation in explained(scheme, sample):
        shown = matrix(explanation.reckoned, scheme)
        for switch in shown.switches if shown else ():
            assert sum(way.home for way in switch.alternatives) == 1
            for way in switch.alternatives:
                assert way.telling == (way.outcome is not shown.home)  # type: ignore[union-attr] # there are switches
            assert switch.telling == any(way.telling for way in switch.alternatives)


def test_the_home_of_the_2021_gold_winner_is_not_met_and_three_readings_turn_it(scheme: Scheme) -> None:
    sample = next(item for item in samples() if item.id == "gold-winner-2021")
    held = next(item for item in explained(scheme, sample) if len(item.reckoned) == 50)
    shown = matrix(held.reckoned, scheme)
    assert shown
    assert shown.home is Outcome.NOT_MET
    assert [switch.number for switch in shown.switches if switch.telling] == ["AMB-01", "AMB-02", "AMB-03"]
