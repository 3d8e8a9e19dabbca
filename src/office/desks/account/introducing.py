"""What do we ask of someone who is new, besides an address and a password?"""

from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from office.records.people import Person


class Introduction(forms.Form):
    """A name as it is written, and the language of our letters. It stands apart: allauth builds its own form on it."""

    name = forms.CharField(max_length=200, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    language = forms.ChoiceField(choices=settings.LANGUAGES, widget=forms.RadioSelect, initial=get_language)

    field_order = ("name", "language", "email", "password1")

    def clean_name(self) -> str:
        """A name is written in any script, with rare characters and middle dots; but it is one line of print."""
        name = " ".join(self.cleaned_data["name"].split())
        if not name.isprintable():
            raise forms.ValidationError(_("姓名里有不能显示的字符。"))
        return name

    def signup(self, request: HttpRequest, person: Person) -> None:
        """Nothing more: what was said is kept as the account is made."""
