"""Is the interface published as it is, for programs and for people?"""

import json
import re

import pytest
from django.test import Client

from office.desks.api.document import document
from tests.office.desks.api.conftest import API

pytestmark = pytest.mark.django_db


def test_the_document_is_the_same_for_everyone(client: Client) -> None:
    answers = [client.get(f"{API}openapi.json", headers={"Accept-Language": one}) for one in ("zh", "en")]
    assert {answer.text for answer in answers} == {document()}
    assert answers[0]["Content-Type"] == "application/json"


def test_every_operation_is_said_in_both_languages() -> None:
    operations = [one for path in json.loads(document())["paths"].values() for one in path.values()]
    for operation in operations:
        chinese, _, english = operation["summary"].partition(" · ")
        assert re.search("[一-鿿]", chinese), operation["summary"]
        assert not re.search("[一-鿿]", english), operation["summary"]


def test_no_server_and_nothing_from_elsewhere_is_named(client: Client) -> None:
    pages = [client.get(path).text for path in ("/api/", "/en/api/")]
    assert "://" not in document()
    for page in pages:
        assert set(re.findall(r"\w+://[\w.]+", page)) == {"http://testserver"}


@pytest.mark.parametrize("language", ["", "/en"])
def test_people_find_every_operation_with_an_example_that_works(client: Client, language: str) -> None:
    page = client.get(f"{language}/api/").text
    for path, methods in json.loads(document())["paths"].items():
        assert path in page
        assert all(f'id="{one["operationId"]}"' in page for one in methods.values())
    examples = re.findall(r"curl http://testserver(\S+)</pre>", page)
    assert len(examples) > 3
    assert {client.get(example).status_code for example in examples} == {200}


def test_every_problem_leads_to_where_it_is_explained(client: Client) -> None:
    problem = client.get(f"{API}cases").json()
    address, _, place = problem["type"].partition("#")
    assert f'id="{place}"' in client.get(address).text


@pytest.mark.parametrize("path", ["nowhere", "schemes/", "cases/a/b", "cases/%00"])
def test_an_address_that_is_not_there_is_told_as_a_problem(client: Client, path: str) -> None:
    answer = client.get(f"{API}{path}", headers={"Accept-Language": "en"})
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert answer.json()["title"] == "Not found"


@pytest.mark.parametrize("path", ["schemes", "selfcheck", "cases", "openapi.json"])
def test_a_method_that_is_not_offered_is_told_as_a_problem(client: Client, path: str) -> None:
    answer = client.delete(f"{API}{path}")
    assert (answer.status_code, answer["Content-Type"]) == (405, "application/problem+json")
    assert answer["Allow"] in {"GET", "POST", "GET, HEAD"}


def test_head_is_answered_as_get_without_the_content(client: Client) -> None:
    answer = client.head(f"{API}schemes")
    assert (answer.status_code, answer.content) == (200, b"")
