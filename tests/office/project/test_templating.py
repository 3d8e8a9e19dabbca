"""Do templates escape what they are given, and refuse what they are not given?"""

import pytest
from django.template import engines
from django.urls import NoReverseMatch
from django.utils.translation import override
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


def test_an_address_is_that_of_the_language_being_read_however_often_it_was_looked_up() -> None:
    for tongue, said in (("zh-hans", "/notice/"), ("en", "/en/notice/")) * 2:
        with override(tongue):
            assert rendered("{{ url('public:notice') }}") == said
            assert rendered("{{ url('secretariat:application', args=['2025-0001-2']) }}").endswith("/a/2025-0001-2/")


def test_an_address_that_leads_nowhere_is_an_error() -> None:
    with pytest.raises(NoReverseMatch):
        rendered("{{ url('public:nowhere') }}")
