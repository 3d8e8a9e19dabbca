"""What is typed when the office gives more time?"""

from typing import Any

from django import forms

# As browsers send it, and as people type it.
_MOMENTS = ("%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y/%m/%d %H:%M")


def _moment(**said: Any) -> forms.DateTimeField:
    return forms.DateTimeField(input_formats=_MOMENTS, **said)


class More(forms.Form):
    """More time for one applicant. Reason and approver are the act's to ask for."""

    until = _moment()
    reason = forms.CharField(required=False, max_length=2000)
    approver = forms.CharField(required=False, max_length=200)


class Failure(forms.Form):
    """A time in which nobody could file, and perhaps until when everyone may then."""

    began = _moment()
    ended = _moment()
    until = _moment(required=False)
    reason = forms.CharField(required=False, max_length=2000)
    approver = forms.CharField(required=False, max_length=200)


def faults(form: forms.Form) -> tuple[tuple[str, str], ...]:
    """All that is wrong with it: field and words."""
    return tuple((name, words) for name, told in form.errors.items() for words in told)
