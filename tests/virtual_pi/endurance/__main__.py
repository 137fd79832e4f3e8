# SPDX-License-Identifier: MIT
"""A day of random visitors alone: see the package."""
import sys

from endurance import main

sys.exit(main())
