"""How does the office run for someone who tries it on one machine?"""

from datetime import date

from office.project import databases, environment, keys, post, shelving
from office.project.settings.base import *  # noqa: F403
from office.project.settings.base import FIRST_SCHEME, HOUSE

# All that the demonstration keeps lies here: remove the folder to begin anew.
KEPT = HOUSE / "build" / "demo"

# The demonstration shows the round while it is open, and says so on every page.
_told = environment.read(
    scheme=FIRST_SCHEME,
    hosts=("127.0.0.1", "localhost", "[::1]"),
    today=date(2025, 6, 16),
    secret_key=keys.kept(KEPT / "key", keys.for_pages),
    data_keys=(keys.kept(KEPT / "data-key", keys.for_data),),
    log_key=keys.of_log(keys.kept(KEPT / "log-key", keys.for_log)),
    origin="demo.example",
    database=databases.sqlite(KEPT / "office.sqlite3"),
    mail=post.folder(KEPT / "mail"),
    mail_from="award@demo.example",
    files=shelving.folder(KEPT / "files"),
)

DEBUG = False
SECRET_KEY = _told.secret_key
ALLOWED_HOSTS = list(_told.hosts)
DATABASES = {"default": _told.database}
DEFAULT_FROM_EMAIL = _told.sender
vars().update(_told.mail)
vars().update(_told.files)

AWARD_SCHEME = _told.scheme
AWARD_SAMPLES = True
AWARD_DEMONSTRATION = True
AWARD_SECOND_FACTOR = False
AWARD_TODAY = _told.today
AWARD_ORIGIN = _told.origin
AWARD_DATA_KEYS = _told.data_keys
AWARD_LOG_KEY = _told.log_key
AWARD_CLAMAV = _told.clamav

# Passkeys work on this machine without HTTPS, under the name localhost.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
