#!/usr/bin/env python
"""Django's own commands, for who works on the house; the office uses `roviec`."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roviec.settings")
    execute_from_command_line(sys.argv)
