"""A plain question beside one about a special property: where it goes wrong too, a hint about the property is false."""

from collections.abc import Callable

from nncourse.checking import CheckFailed, StudentError


def passes(demand: Callable[[], object]) -> bool:
    """Return whether the student does what `demand` asks of them."""
    try:
        demand()
    except (CheckFailed, StudentError):
        return False
    return True
