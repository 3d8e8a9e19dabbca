"""Where does the web server enter the office?"""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "office.project.settings.production")

application = get_wsgi_application()
