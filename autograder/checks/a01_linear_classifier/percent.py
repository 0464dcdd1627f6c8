"""How `separating_planes` and `template_classifier` tell a share."""


def percent(share: float) -> str:
    """Return a share as students are told it."""
    return f"{int(100 * share + 1e-9)} %"  # never rounded up to what would have been enough
