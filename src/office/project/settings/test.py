"""How does the office run under test?"""

import os
from datetime import date

from office.project import databases, shelving
from office.project.settings.base import *  # noqa: F403
from office.project.settings.base import FIRST_SCHEME

DEBUG = False
SECRET_KEY = "for tests only: nothing that is signed with this key leaves the test run"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
AWARD_SCHEME = FIRST_SCHEME
AWARD_SAMPLES = True
AWARD_DEMONSTRATION = True
AWARD_TODAY = date.fromisoformat(os.environ.get("AWARD_TODAY", "2025-06-16"))
AWARD_ORIGIN = "test.example"
AWARD_DATA_KEYS = ("dGhlIHNlY3JldHMgb2YgdGVzdHMgYXJlIG5vIHNlY3I=",)
AWARD_LOG_KEY = bytes(32)

STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DATABASES = {"default": databases.read(os.environ.get("AWARD_DATABASE", "sqlite:///:memory:"))}
EMAIL_BACKEND = os.environ.get("AWARD_MAIL_BACKEND", "django.core.mail.backends.locmem.EmailBackend")
DEFAULT_FROM_EMAIL = "award@test.example"
AWARD_MAILBOX = os.environ.get("AWARD_MAILBOX", "")
vars().update(shelving.folder(os.environ.get("AWARD_FILES", "")))
AWARD_CLAMAV = None

# Passkeys work in a browser on this machine without HTTPS, under the name localhost.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
