"""How does the office run under test?"""

from datetime import date

from office.project.settings.base import *  # noqa: F403
from office.project.settings.base import FIRST_SCHEME

DEBUG = False
SECRET_KEY = "for tests only: nothing that is signed with this key leaves the test run"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
AWARD_SCHEME = FIRST_SCHEME
AWARD_RULINGS = None
AWARD_SAMPLES = True
AWARD_TODAY = date(2025, 6, 16)

STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
