"""What a process has read at its start lasts as long as the process."""

import gc

_YOUNG = 5_000
"""So many objects are made before the collector looks which of them are garbage: some turns' worth.

By itself it looks after 700, when most that it sees belongs to what is under way.
"""


def spare_what_lasts() -> None:
    """Have the collector of garbage pass over everything that there is by now.

    Else it goes through all entries and tables again and again, and nothing else runs meanwhile.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG)
