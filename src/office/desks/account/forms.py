"""How is each form of the sign-in said in our words?"""

from typing import Any, ClassVar, NamedTuple

from allauth.account import forms as account
from allauth.mfa.base import forms as factors
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from allauth.socialaccount import forms as platforms
from django.contrib.auth.hashers import make_password
from django.forms import EmailField
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from office.records.people import Person


class Words(NamedTuple):
    """How a field is called, what helps to fill it in, and what is said where it is left empty."""

    label: Promise
    missing: Promise
    hint: Promise | str = ""


_EMAIL = Words(_("电子邮箱"), _("请填写电子邮箱。"))
_NEW_PASSWORD = Words(
    _("新密码"),
    _("请填写新密码。"),
    _("至少10个字符。不要用常见的密码，也不要与姓名、邮箱相近。可以用几个不相关的词连成一句。"),
)


class InOurWords:
    """A form of allauth, said in our words. A password is typed once: it can be shown."""

    words: ClassVar[dict[str, Words]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields: dict[str, Any]
        self.fields.pop("password2", None)
        for name, words in self.words.items():
            field = self.fields.get(name)
            if field is not None:
                field.label, field.help_text = words.label, words.hint
                field.error_messages["required"] = words.missing
                if isinstance(field, EmailField):
                    field.error_messages["invalid"] = _("请填写完整的电子邮箱，例如name@example.com。")


class SignIn(InOurWords, account.LoginForm):
    """Sign in."""

    words: ClassVar = {"login": _EMAIL, "password": Words(_("密码"), _("请填写密码。"))}


class SignUp(InOurWords, account.SignupForm):
    """Make an account."""

    words: ClassVar = {
        "name": Words(
            _("姓名"),
            _("请填写姓名。"),
            _("与证件上一致。生僻字、间隔号“·”都可以照写。"),
        ),
        "language": Words(_("我们用哪种语言给您写信"), _("请选择一种语言。")),
        "email": Words(_EMAIL.label, _EMAIL.missing, _("用来登录，也用来收信。我们会发一封信请您确认。")),
        "password1": Words(_("密码"), _("请填写密码。"), _NEW_PASSWORD.hint),
    }

    def try_save(self, request: HttpRequest) -> tuple[Person | None, HttpResponse | None]:
        """As allauth does it; where the address has an account, it takes as long as where it has none."""
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
        return super().try_save(request)


class SignUpByPlatform(InOurWords, platforms.SignupForm):
    """Make an account for someone for whom a city's identity platform vouches."""

    words = SignUp.words


class NewAddress(InOurWords, account.AddEmailForm):
    """Say another address."""

    words: ClassVar = {"email": Words(_("新的电子邮箱"), _EMAIL.missing, _("确认之前，原来的邮箱仍然有效。"))}


class ChangePassword(InOurWords, account.ChangePasswordForm):
    """Change the password."""

    words: ClassVar = {
        "oldpassword": Words(_("现在的密码"), _("请填写现在的密码。")),
        "password1": _NEW_PASSWORD,
    }


class SetPassword(InOurWords, account.SetPasswordForm):
    """Set a first password."""

    words: ClassVar = {"password1": _NEW_PASSWORD}


class AskForReset(InOurWords, account.ResetPasswordForm):
    """Ask for a letter by which the password can be set anew."""

    words: ClassVar = {"email": _EMAIL}


class Reset(InOurWords, account.ResetPasswordKeyForm):
    """Set the password anew."""

    words: ClassVar = {"password1": _NEW_PASSWORD}


class SamePerson(InOurWords, account.ReauthenticateForm):
    """Show by the password that it is still the same person."""

    words = SignIn.words


_CODE = Words(_("验证码"), _("请填写验证码。"), _("验证器应用里的六位数字，或者一个没有用过的恢复码。"))


class SecondFactor(InOurWords, factors.AuthenticateForm):
    """Show the second factor."""

    words: ClassVar = {"code": _CODE}


class SamePersonByCode(InOurWords, factors.ReauthenticateForm):
    """Show by a code that it is still the same person."""

    words: ClassVar = {"code": _CODE}


class ActivateApp(InOurWords, totp.ActivateTOTPForm):
    """Set up an authenticator app."""

    words: ClassVar = {"code": Words(_CODE.label, _CODE.missing, _("应用里显示的六位数字。"))}


_KEY_NAME = Words(_("给它起个名字"), _("请填写名字。"), _("例如“办公室电脑”，以便日后分清。"))


class AddKey(InOurWords, webauthn.AddWebAuthnForm):
    """Add a passkey or a security key."""

    words: ClassVar = {
        "name": _KEY_NAME,
        "passwordless": Words(_("用它登录，不再输入密码"), "", _("需要设备用指纹、面容或者PIN码确认是您本人。")),
    }


class NameKey(InOurWords, webauthn.EditWebAuthnForm):
    """Name a key."""

    words: ClassVar = {"name": _KEY_NAME}
