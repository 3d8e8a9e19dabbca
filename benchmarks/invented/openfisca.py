"""How does openfisca-core decide ten conditions on the same columns, under one reading and with nothing unknown?"""

from collections.abc import Callable
from datetime import date
from time import perf_counter
from typing import Any

import numpy as np
import polars as pl
from openfisca_core.entities import build_entity
from openfisca_core.periods import YEAR
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

PERIOD, NEVER = "2025", date(9999, 1, 1)
YEARS = range(2020, 2025)
Formula = Callable[[Any, str], Any]


def day(text: str) -> np.datetime64:
    """A day as numpy has it."""
    return np.datetime64(text, "D")


# Choices come as numbers, in the order of CHOICES; a missing one is -1.
CHOICES = {
    "unit_form": ["legal_person", "own_code", "internal_unit"],
    "registered_place": ["shanghai", "elsewhere"],
    "awards.1.tier": ["mayor", "gold"],
    "events.1.grade": ["general", "larger", "major"],
    "district_filings.1.by": ["own", "group"],
}
DAYS = [
    *("established_on", "awards.1.decided_on", "events.1.on", "postings.1.from", "postings.1.to"),
    *("filed_on", "cqo_appointed_on", "district_filings.1.filed_on"),
]
FORMULAS: dict[str, Formula] = {
    "organisation": lambda o, p: (o("unit_form", p) == 0) | (o("unit_form", p) == 1),
    "registered": lambda o, p: o("registered_place", p) == 0,
    "operated": lambda o, p: o("established_on", p) <= day("2022-07-31"),
    "in_force": lambda o, p: o("cqo", p) & (o("cqo_appointed_on", p) <= o("filed_on", p)),
    "no_loss": lambda o, p: np.logical_and.reduce([o(f"results__{year}__net_profit", p) >= 0 for year in YEARS]),
    "no_event": lambda o, p: ~((o("events__1__grade", p) == 2) & (o("events__1__on", p) > day("2020-07-31"))),
    "posted": lambda o, p: (
        (o("postings__1__to", p) - o("postings__1__from", p) >= np.timedelta64(7, "D"))
        & (o("postings__1__to", p) < o("filed_on", p))
    ),
    "not_elsewhere": lambda o, p: (
        ~(
            (o("district_filings__1__by", p) == 0)
            & (o("district_filings__1__filed_on", p) >= day("2025-01-01"))
            & (o("district_filings__1__filed_on", p) <= day("2025-12-31"))
        )
    ),
    "not_won_again": lambda o, p: (
        ~((o("awards__1__tier", p) == 1) & (o("awards__1__decided_on", p) >= day("2020-07-31")))
    ),
    "in_time": lambda o, p: o("filed_on", p) <= day("2025-07-31"),
}


def _variable(name: str, entity: Any, kind: Any, default: Any, formula: Formula | None = None) -> type[Variable]:
    held = {"value_type": kind, "entity": entity, "definition_period": YEAR, "label": name, "default_value": default}
    if formula is not None:
        held["formula"] = formula
    return type(name, (Variable,), held)


def _inputs(frame: pl.DataFrame) -> dict[str, np.ndarray]:
    given = {name: frame[name].fill_null(NEVER).to_numpy().astype("M8[D]") for name in DAYS}
    for name, options in CHOICES.items():
        places = dict(zip(options, range(len(options)), strict=True))
        given[name] = frame[name].replace_strict(places, default=-1, return_dtype=pl.Int32).to_numpy()
    for year in YEARS:
        given[f"results.{year}.net_profit"] = (
            frame[f"results.{year}.net_profit"].fill_null(-1).to_numpy().astype(np.float32)
        )
    given["cqo"] = frame["cqo"].fill_null(value=False).to_numpy()
    return {name.replace(".", "__"): values for name, values in given.items()}


def seconds(frame: pl.DataFrame, times: int = 5) -> float:
    """The best time to decide the ten conditions and their conjunction; filling in the columns is not counted."""
    entity = build_entity(key="organisation", plural="organisations", label="", is_person=True)
    system, inputs = TaxBenefitSystem([entity]), _inputs(frame)
    kinds = {"M": (date, NEVER), "i": (int, -1), "f": (float, -1.0), "b": (bool, False)}
    for name, values in inputs.items():
        system.add_variable(_variable(name, entity, *kinds[values.dtype.kind]))
    for name, formula in FORMULAS.items():
        system.add_variable(_variable(name, entity, bool, False, formula))

    def eligible(organisation: Any, period: str) -> Any:
        return np.logical_and.reduce([organisation(name, period) for name in FORMULAS])

    system.add_variable(_variable("eligible", entity, bool, False, eligible))
    taken = []
    for _ in range(times):
        simulation = SimulationBuilder().build_default_simulation(system, count=frame.height)
        for name, values in inputs.items():
            simulation.set_input(name, PERIOD, values)
        begun = perf_counter()
        simulation.calculate("eligible", PERIOD)
        taken.append(perf_counter() - begun)
    return min(taken)
