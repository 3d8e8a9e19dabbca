"""Does the interface keep to its own document, whatever a program sends it?"""

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, given, settings
from pytest_django.fixtures import Settings
from schemathesis import Case
from schemathesis.checks import CHECKS
from schemathesis.generation import GenerationMode

from award.vocabulary.roles import Role
from office.records.applications import Filing
from office.records.issued import Notice
from tests.office.arranging import granted, person
from tests.office.desks.api.conftest import API

pytestmark = pytest.mark.django_db

EXAMPLES = 12
# A schema cannot tell all that makes facts sound or a proof true: what it lets through may still be wrong.
_MORE_THAN_FORM = {"selfcheck", "verify_receipt", "verify_ledger_entry"}
_ACCEPTED = "positive_data_acceptance"


@pytest.fixture(params=["nobody", "owner", "secretary"])
def shown(request: pytest.FixtureRequest, notice: Notice, filing: Filing, settings: Settings) -> dict[str, str]:
    """The headers of a program: of nobody, of an applicant's owner, of a secretary."""
    settings.AWARD_PROGRAM_ATTEMPTS = "100000/m/ip"
    people = {
        "nobody": None,
        "owner": filing.application.applicant.memberships.get().person,
        "secretary": person("secretary", Role.SECRETARY),
    }
    who = people[request.param]
    return {"Authorization": f"Bearer {granted(notice, who).secret}"} if who else {}


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=lambda mode: mode.value)
def test_every_answer_is_as_the_document_says(shown: dict[str, str], mode: GenerationMode) -> None:
    published = schemathesis.openapi.from_wsgi(f"{API}openapi.json", get_wsgi_application())
    for operation in published.get_all_operations():
        if mode is GenerationMode.POSITIVE or _can_be_wrong(operation.ok()):
            _asked(operation.ok(), mode, shown)


def _asked(operation: object, mode: GenerationMode, shown: dict[str, str]) -> None:
    checks = [CHECKS.get_one(name) for name in CHECKS.get_all_names() if name != _ACCEPTED or not _more(operation)]

    @settings(max_examples=EXAMPLES, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    @given(operation.as_strategy(generation_mode=mode))
    def asked(case: Case) -> None:
        case.call_and_validate(headers=shown, checks=checks)

    asked()


def _can_be_wrong(operation: object) -> bool:
    """An address takes any text: of another form can only be what is sent beside it."""
    told = operation.definition.raw
    return "requestBody" in told or any(one["in"] == "query" for one in told["parameters"])


def _more(operation: object) -> bool:
    return operation.definition.raw["operationId"] in _MORE_THAN_FORM
