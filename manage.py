"""How are Django's own commands run in this project?"""

import os
import sys

from django.core.management import execute_from_command_line

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "office.project.settings.demo")
execute_from_command_line(sys.argv)
