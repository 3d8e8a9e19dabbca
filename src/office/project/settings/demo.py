"""How does the office run for someone who tries it on one machine?"""

from datetime import date

from office.project import environment
from office.project.settings.base import *  # noqa: F403
from office.project.settings.base import FIRST_SCHEME, HOUSE

# The demonstration shows the round while it is open, and says so on every page.
_told = environment.read(
    scheme=FIRST_SCHEME,
    key=environment.passing_key(HOUSE / "build" / "demo-key"),
    hosts=("127.0.0.1", "localhost", "[::1]"),
    today=date(2025, 6, 16),
)

DEBUG = False
SECRET_KEY = _told.secret_key
ALLOWED_HOSTS = list(_told.hosts)
AWARD_SCHEME = _told.scheme
AWARD_RULINGS = _told.rulings
AWARD_SAMPLES = True
AWARD_TODAY = _told.today
