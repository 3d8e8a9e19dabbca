"""Do templates escape what they are given, and refuse what they are not given?"""

import pytest
from django.template import engines
from jinja2 import UndefinedError


def rendered(template: str, **context: object) -> str:
    return engines["jinja2"].from_string(template).render(context)


def test_what_a_visitor_wrote_is_escaped() -> None:
    assert rendered("{{ written }}", written="<b>") == "&lt;b&gt;"


def test_what_a_visitor_wrote_is_escaped_inside_a_component() -> None:
    assert "&lt;b&gt;" in rendered("{{ govuk.tag({'text': written}) }}", written="<b>")


def test_a_missing_value_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        rendered("{{ forgotten }}")


def test_a_component_can_wrap_what_a_page_says() -> None:
    page = rendered("{% call govuk.details({'summaryText': 'more'}) %}<p>inside</p>{% endcall %}")
    assert "<p>inside</p>" in page


def test_an_unknown_component_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        rendered("{{ govuk.no_such_part({}) }}")
