"""The bytes of a notebook file, as the cells that were handed out, repaired, with each repair told."""
