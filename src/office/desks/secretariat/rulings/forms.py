"""What is typed when the office rules on a reading?"""

from django import forms


class Choice(forms.Form):
    """The alternative that holds, and why. Whether it can be ruled so, the act decides."""

    chosen = forms.CharField(required=False, max_length=64)
    reason = forms.CharField(required=False, max_length=4000)
