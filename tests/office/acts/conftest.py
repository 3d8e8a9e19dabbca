"""What holds after every act: what an application is said to wait for is what it waits for."""

from collections.abc import Iterator

import pytest
from django.db import connection

from office.acts import pen
from office.records import awaiting
from office.records.applications import Application
from office.records.intake import Waiting
from office.records.issued import Notice


@pytest.fixture(autouse=True)
def _waiting_kept(request: pytest.FixtureRequest, _django_db_marker: None) -> Iterator[None]:
    """An act that left it as it was, though it is otherwise now, fails its test."""
    yield
    if request.node.get_closest_marker("django_db") is None or connection.needs_rollback:
        return
    said = list(Waiting.objects.order_by("pk").values())
    with pen.held():
        for notice in Notice.objects.filter(applications__counting__isnull=False).distinct():
            awaiting.keep(Application.objects.filter(notice=notice, counting__isnull=False).select_related("notice"))
    assert said == list(Waiting.objects.order_by("pk").values())
