"""What is said to someone after each step of the sign-in?"""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# On the next page: by the name under which allauth looks for the message. What is not here needs no words.
MESSAGES: Final[Mapping[str, Promise]] = {
    "account/messages/cannot_delete_primary_email.txt": _("正在使用的邮箱不能删除。"),
    "account/messages/email_confirmation_failed.txt": _("这个邮箱没有确认：它已经属于另一个账号。"),
    "account/messages/email_confirmation_sent.txt": _("确认邮箱的信已经寄出。"),
    "account/messages/email_confirmed.txt": _("邮箱已经确认。"),
    "account/messages/email_deleted.txt": _("邮箱已经删除。"),
    "account/messages/password_changed.txt": _("密码已经更改。"),
    "account/messages/password_set.txt": _("密码已经设置。"),
    "account/messages/logged_out.txt": _("您已退出。"),
    "mfa/messages/recovery_codes_generated.txt": _("新的恢复码已经生成，旧的作废。"),
    "mfa/messages/totp_activated.txt": _("验证器应用已经启用。"),
    "mfa/messages/totp_deactivated.txt": _("验证器应用已经停用。"),
    "mfa/messages/webauthn_added.txt": _("通行密钥已经添加。"),
    "mfa/messages/webauthn_removed.txt": _("通行密钥已经移除。"),
    "socialaccount/messages/account_connected.txt": _("身份平台的账号已经关联。"),
    "socialaccount/messages/account_connected_other.txt": _("这个身份平台账号已经关联到另一个账号。"),
    "socialaccount/messages/account_connected_updated.txt": _("身份平台的账号已经更新。"),
    "socialaccount/messages/account_disconnected.txt": _("身份平台的账号已经解除关联。"),
    "usersessions/messages/sessions_logged_out.txt": _("其他设备上的登录已经全部结束。"),
}

# By letter: what was changed. Whoever did not do it themselves should know at once.
CHANGES: Final[Mapping[str, Promise]] = {
    "account/email/email_changed": _("登录邮箱已更改"),
    "account/email/email_deleted": _("一个电子邮箱已删除"),
    "account/email/password_changed": _("密码已更改"),
    "account/email/password_reset": _("密码已重设"),
    "account/email/password_set": _("密码已设置"),
    "mfa/email/recovery_codes_generated": _("恢复码已重新生成"),
    "mfa/email/totp_activated": _("验证器应用已启用"),
    "mfa/email/totp_deactivated": _("验证器应用已停用"),
    "mfa/email/webauthn_added": _("通行密钥已添加"),
    "mfa/email/webauthn_removed": _("通行密钥已移除"),
    "socialaccount/email/account_connected": _("身份平台的账号已关联"),
    "socialaccount/email/account_disconnected": _("身份平台的账号已解除关联"),
}

# By letter: what was asked for, and the name of our letter that answers it.
ANSWERS: Final[Mapping[str, str]] = {
    "account/email/email_confirmation": "confirm",
    "account/email/email_confirmation_signup": "confirm",
    "account/email/account_already_exists": "already",
    "account/email/unknown_account": "unknown",
    "account/email/password_reset_key": "reset",
}

# What is wrong with what was typed.
TROUBLES: Final[Mapping[str, Promise]] = {
    "account_inactive": _("这个账号已经停用。"),
    "cannot_remove_primary_email": _("正在使用的邮箱不能删除。"),
    "duplicate_email": _("这就是您现在的邮箱。"),
    "email_password_mismatch": _("邮箱或者密码不对。请核对后再试；忘了密码，可以重设。"),
    "email_taken": _("这个邮箱不能使用。"),
    "enter_current_password": _("现在的密码不对。"),
    "incorrect_code": _("验证码不对，或者已经过期。"),
    "incorrect_password": _("密码不对。"),
    "invalid_or_expired_key": _("链接无效或者已经过期。"),
    "invalid_login": _("邮箱或者密码不对。"),
    "invalid_password_reset": _("重设密码的链接无效或者已经用过。"),
    "too_many_login_attempts": _("尝试的次数太多，请过几分钟再试。"),
    "unverified_primary_email": _("请先确认邮箱。"),
    "same_as_current": _("新的与现在的相同。"),
    "rate_limited": _("请求太多，请过几分钟再试。"),
    "add_email_blocked": _("启用两步验证之后不能添加邮箱。"),
    "cannot_delete_authenticator": _("两步验证不能停用。"),
    "cannot_generate_recovery_codes": _("先启用验证器应用或者通行密钥，才能生成恢复码。"),
    "password_too_short": _("密码太短，至少要10个字符。"),
    "password_too_common": _("这个密码太常见，容易被猜中。"),
    "password_too_similar": _("密码与姓名或者邮箱太相近。"),
    "unverified_email": _("先确认邮箱，才能启用两步验证。"),
}

# The ways to show that it is still the same person.
WAYS: Final[Mapping[str, Promise]] = {
    "reauthenticate": _("用密码确认"),
    "mfa_reauthenticate": _("用验证码确认"),
    "mfa_reauthenticate:webauthn": _("用通行密钥确认"),
}
