"""Where does the web server enter the office?"""

import gc
import os

from django.core.wsgi import get_wsgi_application

from office.project.readiness import ready
from office.records.notices import announced

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "office.project.settings.production")

application = get_wsgi_application()

# A malformed scheme, or a page that cannot be written, stops the office at its door, not in front of a visitor.
announced()
ready(application)

# What has been read by now stays: looking through it for garbage, again and again, would only make visitors wait.
gc.collect()
gc.freeze()
