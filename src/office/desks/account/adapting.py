"""How does the sign-in do what it does as this office does things?"""

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as current
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import get_language

from office import wording
from office.acts.delivering import lay_down
from office.acts.procedure import Post
from office.desks.account.telling import ANSWERS, CHANGES, MESSAGES, TROUBLES, WAYS
from office.records.encrypted import sealed, unsealed
from office.records.notices import announced

# What only the recipient may know, by allauth's names.
_SECRETS = ("activate_url", "password_reset_url", "key", "code")


class Accounts(DefaultAccountAdapter):
    """Letters leave through the outbox, and what is said is said in our words."""

    error_messages: ClassVar = {**DefaultAccountAdapter.error_messages, **TROUBLES}

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Lay a letter in the outbox: nobody waits for a mail server, and none can fail the page."""
        secrets = {name: str(context[name]) for name in _SECRETS if name in context}
        told = {name: value for name, value in context.items() if name not in secrets}
        told |= {"award": wording.said(announced().notice.short_title), "host": current.request.get_host()}
        letter = ANSWERS.get(template_prefix, "changed")
        if letter == "changed":
            told["change"] = CHANGES[template_prefix]
        lay_down(f"account/{letter}", Post(email, get_language(), told, secrets))

    def save_user(self, request: HttpRequest, user: Any, form: Any, commit: bool = True) -> Any:
        """Keep what was said at the introduction, too."""
        user.name, user.language = form.cleaned_data["name"], form.cleaned_data["language"]
        return super().save_user(request, user, form, commit)

    def clean_password(self, password: str, user: Any = None) -> str:
        """As the validators of the settings ask."""
        try:
            return super().clean_password(password, user)
        except ValidationError as weak:
            raise ValidationError([TROUBLES[fault.code] for fault in weak.error_list]) from weak

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """The ways to show that it is still the same person, in our words."""
        return [{**way, "description": WAYS[way["id"]]} for way in super().get_reauthentication_methods(user)]

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Say it on the next page, where there is anything to be said."""
        words = message or MESSAGES.get(message_template or "")
        if words:
            messages.add_message(request, level, words, extra_tags=extra_tags)


class Factors(DefaultMFAAdapter):
    """The secrets of authenticator apps are encrypted like everything that nobody should read."""

    error_messages: ClassVar = {**DefaultMFAAdapter.error_messages, **TROUBLES}

    def encrypt(self, text: str) -> str:
        """As the office keeps it."""
        return sealed(text)

    def decrypt(self, encrypted_text: str) -> str:
        """As it was."""
        return unsealed(encrypted_text)

    def _get_site_name(self) -> str:
        """The award, by which people know us in their apps and devices."""
        return wording.said(announced().notice.short_title)


class Platforms(DefaultSocialAccountAdapter):
    """What a city's identity platform tells of someone: the name as it writes it."""

    error_messages: ClassVar = {**DefaultSocialAccountAdapter.error_messages, **TROUBLES}

    def get_signup_form_initial_data(self, sociallogin: Any) -> dict[str, Any]:
        """What is known already need not be typed."""
        return {**super().get_signup_form_initial_data(sociallogin), "name": sociallogin.user.name}

    def populate_user(self, request: HttpRequest, sociallogin: Any, data: dict[str, Any]) -> Any:
        """A name in one piece: it is not ours to take apart."""
        person = super().populate_user(request, sociallogin, data)
        parts = (data.get("last_name") or "", data.get("first_name") or "")
        person.name = data.get("name") or "".join(parts)
        return person
