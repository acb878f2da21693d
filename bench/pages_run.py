"""One database of the bench of pages, in a process of its own: makes the rows, or asks for the pages."""

from __future__ import annotations

import os
import sys
import time

os.environ.setdefault("ROVIEC_MODE", "demo")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "roviec.settings")


def main(what: str) -> int:
    """`make` fills the database that the environment names; `measure` prints a JSON line for each page."""
    import django
    from django.core.management import call_command

    django.setup()
    if what == "make":
        from bench import pages_seed

        begun = time.monotonic()
        call_command("migrate", verbosity=0)
        pages_seed.make()
        print(f"made in {time.monotonic() - begun:.0f} s")
        return 0
    from bench.pages_ask import ask

    ask()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
