"""`python -m roviec`: the same door as the command `roviec`, for a machine that has no make."""

import sys

from roviec.cli import main

if __name__ == "__main__":
    sys.exit(main())
