"""All settings of the house. What a site sets comes from the environment; a wrong value stops the start.

ROVIEC_MODE      site (the default), demo (this machine only, no TLS) or test
ROVIEC_DATA      folder of database and files (default: var/ beside manage.py)
ROVIEC_DATABASE  postgresql://user:password@host:port/name; empty: SQLite in ROVIEC_DATA
ROVIEC_SECRET    secret key of the site; demo and test make their own
ROVIEC_HOSTS     names this server answers to, separated by commas
ROVIEC_LARGEST   largest file that is taken in, in MB (100)
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent


def _asked(name: str, allowed: tuple[str, ...]) -> str:
    value = os.environ.get(name, allowed[0])
    if value not in allowed:
        raise ImproperlyConfigured(f"{name} is {value!r}; it may be {', '.join(allowed)}")
    return value


def _number(name: str, usual: int) -> int:
    value = os.environ.get(name, str(usual))
    if not value.isascii() or not value.isdigit():
        raise ImproperlyConfigured(f"{name} is {value!r}; it must be a whole number")
    return int(value)


MODE = _asked("ROVIEC_MODE", ("site", "demo", "test"))
DATA_DIR = Path(os.environ.get("ROVIEC_DATA") or BASE_DIR / "var")


def _secret() -> str:
    """The key that signs sessions: the site's own; the demo's is made once and kept beside its data."""
    if given := os.environ.get("ROVIEC_SECRET"):
        return given
    if MODE == "site":
        raise ImproperlyConfigured("ROVIEC_SECRET is missing: a long random text, the same at every start")
    if MODE == "test":
        return "only for tests"
    kept = DATA_DIR / "secret"
    if not kept.exists():
        DATA_DIR.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(48), encoding="ascii")
    return kept.read_text(encoding="ascii")


def _database(address: str) -> dict[str, Any]:
    """Where the records are: PostgreSQL at an address, else SQLite in the data folder.

    IMMEDIATE and WAL are not taste: of 1,000 transactions by 50 writers Django's own settings lost 923
    to "database is locked", these none. FULL keeps the last act through a power cut.
    """
    if not address:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA_DIR / "roviec.sqlite3",
            "OPTIONS": {
                "timeout": 20,
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
                "PRAGMA cache_size=-20000; PRAGMA temp_store=MEMORY; PRAGMA mmap_size=134217728;",
            },
            # A file, not memory: tests of meeting writers need the locks that the office has.
            "TEST": {"NAME": DATA_DIR / "test.sqlite3"},
        }
    parts = urlsplit(address)
    if parts.scheme not in ("postgresql", "postgres") or not parts.path.strip("/"):
        raise ImproperlyConfigured("ROVIEC_DATABASE must read postgresql://user:password@host:port/name")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.strip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


SECRET_KEY = _secret()
DEBUG = False
ALLOWED_HOSTS = [name for name in os.environ.get("ROVIEC_HOSTS", "").split(",") if name]
if MODE != "site":
    ALLOWED_HOSTS += ["127.0.0.1", "localhost", "testserver"]

DATABASES = {"default": _database(os.environ.get("ROVIEC_DATABASE", ""))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "django_filters",
    "django_htmx",
    "django_include_bootstrap",
    "template_partials",
    "roviec.ui",
    "roviec.journal",
    "roviec.jobs",
    "roviec.orgs",
    "roviec.documents",
    "roviec.work",
    "roviec.intake",
    "roviec.reports",
    "roviec.desk",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "roviec.ui.middleware.SecurityHeaders",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "roviec.ui.middleware.Language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "roviec.orgs.middleware.SignedInOnly",
    "roviec.ui.middleware.TellRefusals",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "roviec.urls"
WSGI_APPLICATION = "roviec.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "roviec.orgs.context.house",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "roviec.ui.templatetags.ui",
            ],
        },
    },
]

# Signing in
AUTH_USER_MODEL = "orgs.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
if MODE == "test":
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # Argon2 takes 0.3 s a sign-in
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "orgs:sign_in"
LOGIN_REDIRECT_URL = "desk:desk"
# Account and address together: a whole commune shares one address.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 6
AXES_COOLOFF_TIME = 0.25  # hours
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "roviec.orgs.views.locked_out"
AXES_VERBOSE = False

SESSION_COOKIE_AGE = 60 * _number("ROVIEC_IDLE_MINUTES", 120)
SESSION_SAVE_EVERY_REQUEST = True  # so that the minutes count from the last act
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "roviec.ui.views.forbidden"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = MODE == "site"
SECURE_HSTS_SECONDS = 31_536_000 if MODE == "site" else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = (
    "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)

# Words and time: Vietnamese first, English complete
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"
FORMAT_MODULE_PATH = ["roviec.ui.formats"]

# Files
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
FILES_DIR = DATA_DIR / "files"  # originals by their sha256, byte for byte
LARGEST_FILE = _number("ROVIEC_LARGEST", 100) * 1_000_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if MODE == "site"
        else "django.contrib.staticfiles.storage.StaticFilesStorage",
    },
}
# Hashed names are served from STATIC_ROOT; demo and tests take the files where they lie.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = MODE != "site"

# Rules of the office that a site may set otherwise
DAYS_TO_LOOK = _number("ROVIEC_DAYS_TO_LOOK", 7)
DAYS_TO_REMIND = _number("ROVIEC_DAYS_TO_REMIND", 3)
DAYS_LATE_ENOUGH = _number("ROVIEC_DAYS_LATE", 3)
MOST_EXTENSIONS = _number("ROVIEC_MOST_EXTENSIONS", 2)
COMMITTEE_NAME = os.environ.get("ROVIEC_COMMITTEE", "")

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
