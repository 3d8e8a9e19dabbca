"""Where does the web server enter the office?"""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "office.project.settings.production")

application = get_wsgi_application()

# Only now are there tables to speak of.
from office.project.readiness import ready  # noqa: E402
from office.records.notices import announced  # noqa: E402

# A malformed scheme, or a page that cannot be written, stops the office at its door, not in front of a visitor.
announced()
ready(application)

# What has been read by now stays: looking through it for garbage, again and again, would only make visitors wait.
gc.collect()
gc.freeze()
