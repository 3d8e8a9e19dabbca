"""Which settings hold wherever the office runs?"""

from pathlib import Path

from csp.constants import NONE, SELF

from office.project.settings.people import *  # noqa: F403
from office.project.settings.people import PEOPLE_APPS

HOUSE = Path(__file__).resolve().parents[4]
OFFICE = HOUSE / "src" / "office"
PACKAGES = HOUSE / "node_modules"
FIRST_SCHEME = HOUSE / "schemes" / "shanghai-2025"

ROOT_URLCONF = "office.project.urls"
WSGI_APPLICATION = "office.project.wsgi.application"
INSTALLED_APPS = [
    "csp",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.staticfiles",
    *PEOPLE_APPS,
    "office.records",
    "office.project",
]

# Public pages need no session, no person and no table: who asks is found out where a page wants to know it.
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "office.project.headers.stated_headers",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "office.project.staying.people_present",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "office.project.refusals.refused_address_page",
    "office.project.refusals.refused_method_page",
    "office.project.refusals.refused_act_page",
    "office.project.failures.failure_page",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [OFFICE / "templates"],
        "OPTIONS": {
            "environment": "office.project.templating.environment",
            "context_processors": ["office.project.surroundings.surroundings"],
        },
    }
]

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# How long an invitation is good
AWARD_INVITATION_DAYS = 14

# For how many days at most a token lets a program in
AWARD_TOKEN_DAYS = 180

# How many tokens that are none are looked at, for each place they come from
AWARD_PROGRAM_ATTEMPTS = "20/m/ip"

# Words, days and clocks
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [OFFICE / "locale"]

# Assets: ours, and those that come in packages
STATIC_URL = "/static/"
STATIC_ROOT = HOUSE / "build" / "static"
STATICFILES_DIRS = [OFFICE / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "office.project.assets.PackagedAssets",
]
PACKAGED_ASSETS = {
    "govuk/govuk-frontend.min.css": HOUSE / "build/packages/govuk-frontend/dist/govuk/govuk-frontend.min.css",
    "govuk/govuk-frontend.min.css.map": PACKAGES / "govuk-frontend/dist/govuk/govuk-frontend.min.css.map",
    "govuk/govuk-frontend.min.js": PACKAGES / "govuk-frontend/dist/govuk/govuk-frontend.min.js",
    "govuk/govuk-frontend.min.js.map": PACKAGES / "govuk-frontend/dist/govuk/govuk-frontend.min.js.map",
}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False

# Papers: how they are laid out, and in which types
PAPERS = OFFICE / "templates" / "papers"
PAPER_FONTS = [PACKAGES / "@expo-google-fonts/noto-serif-sc" / weight for weight in ("400Regular", "700Bold")]

# May a visitor try the self-check with the invented applicants beside the scheme?
AWARD_SAMPLES = False

# Is it the demonstration, in which anyone may read the letters and sign in as anyone invented?
AWARD_DEMONSTRATION = False

# Safety
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
STATED_HEADERS = {
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "office.project.refusals.expired_form"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_AGE = None  # until the browser is closed
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
# The fields of the fullest page: as many rows as the award reads, in every table of the widest part, and what is asked
# beside them. What is beyond the rows comes back filled in; the bytes of a form have a bound of their own.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
# What is handed in is read in memory and never laid down on the disk.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 128 * 1024

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"discreet": {"()": "office.project.discretion.Discreet"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["discreet"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
