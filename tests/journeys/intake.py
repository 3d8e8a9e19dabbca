"""Which applications can the journey through intake begin with? Three of the demonstration's, that nobody saw yet."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.management import call_command

from office.project.demonstration import tell
from office.records.invented import invented

CORRECTED, CONTESTED, INDIVIDUAL = "tools", "testing", "two"
ASKED = {
    "do": "ask_recommendation",
    "of": "recommender",
    "by": "individual_filed",
    "kind": "association",
    "name": "虚构质量协会",
    "email": "chen.jian@people.example",
}


def main() -> None:
    """Two organisations have filed, and an individual has written everything and asked for a recommendation."""
    call_command("migrate", verbosity=0)
    told = invented()
    kept = {CORRECTED, CONTESTED, INDIVIDUAL}
    tell(
        {
            **told,
            "applicants": [one for one in told["applicants"] if one["id"] in kept],
            "applications": [_begun(one) for one in told["applications"] if one["applicant"] in kept],
            "outages": [],
            "intake": [],
        }
    )


def _begun(application: Mapping[str, Any]) -> dict[str, Any]:
    return {**application, "steps": list(_steps(application))}


def _steps(application: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """What was done so far: the individual files in the journey, once the recommender has written."""
    for step in application["steps"]:
        if (application["applicant"], step["do"]) == (INDIVIDUAL, "submit"):
            yield {**ASKED, "on": step["on"]}
        else:
            yield step


if __name__ == "__main__":
    main()
