"""Chance that repeats: what a student's code draws without a seed of its own is the same in every grading."""

import random

import numpy as np
import numpy.random.bit_generator as entropy


def seed_everything(seed: int) -> None:
    """Start all generators that were given no seed from `seed`: `random`, `np.random` and `np.random.default_rng()`.

    What asks the kernel itself, such as `secrets` or `random.SystemRandom`, is left alone.
    """
    random.seed(seed)
    np.random.seed(seed % 2**32)
    # where NumPy takes the seeds of unseeded generators from
    entropy.randbits = random.Random(seed).getrandbits  # type: ignore[attr-defined]
