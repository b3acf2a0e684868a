"""How many examples a property is tried on."""

import os


def examples(count: int) -> int:
    """So many in the suite, which draws the same ones every time: more would prove the same again.

    Ten times as many with HYPOTHESIS_PROFILE=explore, which looks for new ones.
    """
    return 10 * count if os.environ.get("HYPOTHESIS_PROFILE") == "explore" else count
