"""`python -m firsthand` is the command `firsthand`."""

import sys

from firsthand.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
