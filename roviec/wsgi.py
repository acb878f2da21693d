"""The door for the web server (gunicorn roviec.wsgi)."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roviec.settings")
application = get_wsgi_application()
