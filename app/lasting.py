"""What a process has read at its start lasts as long as the process."""

import gc


def spare_what_lasts() -> None:
    """Have the collector of garbage pass over everything that there is by now.

    Else it goes through all entries and tables again and again, and nothing else runs meanwhile.
    """
    gc.collect()
    gc.freeze()
