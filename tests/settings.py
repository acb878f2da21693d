"""The settings of the house as tests have them."""

import os
import tempfile

os.environ["ROVIEC_MODE"] = "test"
os.environ.setdefault("ROVIEC_DATA", tempfile.mkdtemp(prefix="roviec-test-"))

from roviec.settings import *  # noqa: F403
