"""How many explained rulings a second, all readings computed, beside zen-engine deciding the same ten conditions?"""

import argparse
import cProfile
import json
import pstats
import tomllib
from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import zen

from award.eligibility.facts import read_facts
from award.eligibility.rules import LineRules, bind
from award.notice.checking import FILES, read_scheme
from award.notice.scheme import Scheme

FOLDER = Path(__file__).parents[1] / "schemes" / "shanghai-2025"
ON = date(2025, 7, 15)
MANY = 200
WHO = {
    "an organisation on which all readings agree": "gold-winner-2016",
    "a gold winner of 2021 (readings differ)": "gold-winner-2021",
    "a person with overlapping jobs": "overlapping-jobs",
}
# One reading only, with the dates already turned into day numbers: less work than the rulings do.
EXPRESSIONS = {
    "mayor_model": {
        "organisation": 'unit_form in ["legal_person", "own_code"]',
        "gold_held": 'some(awards, #.tier == "gold" and #.decided_on + 1095 <= deadline)',
        "cqo": "cqo and cqo_appointed_on <= filed_on",
        "no_loss": "all(results, #.net_profit >= 0)",
        "no_major_accident": 'none(events, #.grade in ["major", "special_major"] and #.on >= deadline - 1826)',
        "not_listed": "none(listings, #.listed_on >= deadline - 1826)",
        "posted": "some(postings, #.working_days >= 5 and #.to < filed_on)",
        "not_filed_in_district": "none(district_filings, #.filed_on >= year_begins)",
        "not_won_again": 'none(awards, #.tier == "mayor" and #.decided_on + 1826 >= deadline)',
        "filed_in_time": "filed_on <= deadline",
    },
    "mayor_achievement": {
        "individual": 'standing in ["ordinary", "civil_servant", "foreign_national"]',
        "mayor_worked": 'sum(map(jobs, #.quality_related == "yes" ? #.months : 0)) >= 120',
        "employer_credit": "employer_clear",
        "own_credit": "own_conduct_clear",
        "posted_for_person": "some(postings, #.working_days >= 5 and #.to < filed_on)",
        "not_filed_in_district": "none(district_filings, #.filed_on >= year_begins)",
        "not_won_again": 'none(awards, #.tier == "mayor" and #.decided_on + 1826 >= deadline)',
        "one_line": "not other_tier_filed",
        "truth_undertaken": "truthful",
        "filed_in_time": "filed_on <= deadline",
    },
}


def only(scheme: Scheme, rules: Iterable[str]) -> Scheme:
    """The scheme with these rules alone."""
    kept = tuple(scheme.rules[rule] for rule in rules)
    return scheme.model_copy(update={"eligibility": scheme.eligibility.model_copy(update={"rules": kept})})


def applicants(name: str) -> list[dict[str, Any]]:
    """Many like the invented applicant ``name``: the days and the money differ from one to the next."""
    like = tomllib.loads((FOLDER / "applicants" / f"{name}.toml").read_text("utf-8"))
    return [moved(deepcopy(like), number) for number in range(MANY)]


def moved(like: dict[str, Any], number: int) -> dict[str, Any]:
    """The applicant with its days moved by ``number``, and its profits too."""
    facts = like["facts"]
    earlier = timedelta(days=number)
    for key in ("established_on", "cqo_appointed_on"):
        if key in facts:
            facts[key] -= earlier
    facts["filed_on"] += timedelta(days=number % 5)
    for job in facts.get("jobs", ()):
        job["from"] -= 3 * earlier
    for row in facts.get("results", {}).values():
        row["net_profit"] += number
    return like


def numbered(content: Mapping[str, Any]) -> dict[str, Any]:
    """The facts as zen-engine takes them."""

    def plain(value: Any) -> Any:
        if isinstance(value, date):
            return value.toordinal()
        if isinstance(value, dict):
            return {key: plain(inner) for key, inner in value.items()}
        return [plain(inner) for inner in value] if isinstance(value, list) else value

    facts = {"events": [], "listings": [], "awards": [], **content["facts"]}
    for posting in facts["postings"]:
        posting["working_days"] = 5
    for job in facts.get("jobs", ()):
        job["months"] = (ON - job["from"]).days // 30
    known = {"deadline": date(2025, 7, 31), "year_begins": date(2025, 1, 1)}
    return plain({**facts, **known, "results": list(facts.get("results", {}).values())})


def decision(conditions: Mapping[str, str]) -> Any:
    """The ten conditions as one node of expressions: the fastest of the forms that zen-engine offers."""
    expressions = [{"id": name, "key": name, "value": value} for name, value in conditions.items()]
    kinds = {"in": "inputNode", "conditions": "expressionNode", "out": "outputNode"}
    nodes: list[dict[str, Any]] = [{"id": name, "name": name, "type": kind} for name, kind in kinds.items()]
    nodes[1]["content"] = {"expressions": expressions}
    edges = [
        {"id": "first", "sourceId": "in", "targetId": "conditions", "type": "edge"},
        {"id": "second", "sourceId": "conditions", "targetId": "out", "type": "edge"},
    ]
    return zen.ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))


def pace(decide: Callable[[Any], object], inputs: list[Any], rounds: int) -> float:
    """How many inputs are decided in a second."""
    start = perf_counter()
    for _ in range(rounds):
        for one in inputs:
            decide(one)
    return rounds * len(inputs) / (perf_counter() - start)


def ways(scheme: Scheme, name: str) -> dict[str, tuple[Callable[[Any], object], list[Any]]]:
    """What is measured for one sort of applicant: each way of deciding, with its inputs."""
    many = applicants(name)
    line = many[0]["line"]
    ten = bind(only(scheme, EXPRESSIONS[line]), line, on=ON)
    whole = bind(scheme, line, on=ON)
    facts = [read_facts(content, scheme, on=ON) for content in many]
    zens = decision(EXPRESSIONS[line])
    contexts = [numbered(deepcopy(content)) for content in many]
    if len(zens.evaluate(contexts[0])["result"]) != len(ten.rule_on(facts[0]).findings):
        raise SystemExit("Both sides must decide the same conditions.")
    return {
        "zen-engine, traced": (lambda context: zens.evaluate(context, {"trace": True}), contexts),
        "ten conditions": (ten.rule_on, facts),
        "ten, facts read too": (partial(read_and_rule, scheme, ten), many),
        f"the line's {len(whole.rules)} rules": (whole.rule_on, facts),
    }


def read_and_rule(scheme: Scheme, rules: LineRules, content: Mapping[str, Any]) -> object:
    """The ruling on facts as they stand in a file."""
    return rules.rule_on(read_facts(content, scheme, on=ON))


def compare(scheme: Scheme, name: str, rounds: int) -> None:
    """Measure every way in turn, and print its pace beside zen-engine's in the same round."""
    measured = ways(scheme, name)
    paces: dict[str, list[float]] = {way: [] for way in measured}
    for _ in range(rounds):
        for way, (decide, inputs) in measured.items():
            paces[way].append(pace(decide, inputs, 5))
    baseline = paces["zen-engine, traced"]
    for way, found in paces.items():
        ratio = median(ours / theirs for ours, theirs in zip(found, baseline, strict=True))
        print(f"  {way:<24}{median(found):>12,.0f} a second {ratio:>8.1f} ×")


def profile(scheme: Scheme, name: str) -> None:
    """Print where the time of the ten conditions goes."""
    decide, inputs = ways(scheme, name)["ten conditions"]
    with cProfile.Profile() as measured:
        pace(decide, inputs, 20)
    pstats.Stats(measured).sort_stats("tottime").print_stats(14)


def main() -> None:
    """Measure every sort of applicant."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--profile", action="store_true", help="show where the time goes")
    arguments.add_argument("--rounds", type=int, default=7)
    asked = arguments.parse_args()
    scheme = read_scheme({name: (FOLDER / name).read_text("utf-8") for name in FILES})
    for title, name in WHO.items():
        print(title)
        if asked.profile:
            profile(scheme, name)
        else:
            compare(scheme, name, asked.rounds)


if __name__ == "__main__":
    main()
