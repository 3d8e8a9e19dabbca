"""How does the office run where it is in earnest?"""

from office.project import environment, platform
from office.project.settings.base import *  # noqa: F403
from office.project.settings.base import CONTENT_SECURITY_POLICY, FIRST_SCHEME

_told = environment.read(scheme=FIRST_SCHEME)

DEBUG = False
SECRET_KEY = _told.secret_key
ALLOWED_HOSTS = list(_told.hosts)
DATABASES = {"default": _told.database}
DEFAULT_FROM_EMAIL = _told.sender
vars().update(_told.mail)
vars().update(_told.files)

AWARD_SCHEME = _told.scheme
AWARD_TODAY = _told.today
AWARD_ORIGIN = _told.origin
AWARD_DATA_KEYS = _told.data_keys
AWARD_LOG_KEY = _told.log_key
AWARD_CLAMAV = _told.clamav

SECURE_SSL_REDIRECT = _told.secure
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if _told.secure else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = _told.secure
CSRF_COOKIE_SECURE = _told.secure
SESSION_COOKIE_SECURE = _told.secure
LANGUAGE_COOKIE_SECURE = _told.secure
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if _told.secure else "http"

# Attempts are counted by the address that the first of our own proxies saw.
ALLAUTH_TRUSTED_PROXY_COUNT = _told.proxies

SOCIALACCOUNT_PROVIDERS = platform.providers(_told.vouching)
CONTENT_SECURITY_POLICY = platform.forms_may_lead_to(CONTENT_SECURITY_POLICY, _told.vouching)

# Whether to ask for a place in the browsers' own HTTPS lists is for the domain's owner.
SILENCED_SYSTEM_CHECKS = ["security.W021"]
