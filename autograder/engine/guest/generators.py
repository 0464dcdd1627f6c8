"""Random generators as they travel: where one stands, and what its children are made from."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from .wire import MAX_DIGITS, WireError

_MAX_ANCESTORS = 12
_MAX_CHILDREN = 1000
"""At most this many children of a generator may be made on the other side in one call."""


def states_of(args: Iterable[Any], kwargs: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return where the generators among the arguments of a call stand now, by position or name."""
    named = [(str(position), arg) for position, arg in enumerate(args)] + list(kwargs.items())
    return {key: encode(arg) for key, arg in named if isinstance(arg, np.random.Generator)}


def advance(states: Any, args: Sequence[Any], kwargs: Mapping[str, Any]) -> None:
    """Set the generators among the arguments of a call to where the other side left them; raise `WireError`."""
    for key, state in states.items() if isinstance(states, dict) else ():
        position = int(key) if isinstance(key, str) and key.isdecimal() and len(key) < 4 else -1
        given = args[position] if 0 <= position < len(args) else kwargs.get(key)
        if isinstance(given, np.random.Generator) and isinstance(given.bit_generator, np.random.PCG64):
            if not isinstance(state, dict):
                raise WireError("not a random generator")
            bits: Any = given.bit_generator
            _set_state(bits, state)
            match bits.seed_seq, state.get("seeds"):
                case np.random.SeedSequence(n_children_spawned=before) as seeds, [str(), list(), int(after)]:
                    if 0 < after - before <= _MAX_CHILDREN:
                        seeds.spawn(after - before)


def encode(generator: np.random.Generator) -> dict[str, Any]:
    """Return where a generator stands, as data; of another kind than PCG64 the name of its kind."""
    state: dict[str, Any] = dict(generator.bit_generator.state)
    inner = state.get("state")
    if state.get("bit_generator") != "PCG64" or not isinstance(inner, dict):
        return {"kind": str(state.get("bit_generator"))}
    return {
        "kind": "PCG64",
        "state": str(inner["state"]),
        "inc": str(inner["inc"]),
        "has_uint32": int(state["has_uint32"]),
        "uinteger": int(state["uinteger"]),
        "seeds": _seeds(generator),
    }


def _seeds(generator: np.random.Generator) -> list[Any]:
    """Return what the children of a generator are made from, and how many there are; nothing where it is unusual."""
    match getattr(generator.bit_generator, "seed_seq", None):
        case np.random.SeedSequence(entropy=entropy, spawn_key=key, n_children_spawned=int(n_children)) if isinstance(
            entropy, int | np.integer
        ):
            return [str(entropy), [int(number) for number in key], n_children]
    return []


def decode(state: dict[str, Any]) -> np.random.Generator:
    """Return the generator that `encode` described; raise `WireError` where it is none."""
    try:
        bits = np.random.PCG64(_seed_sequence(state.get("seeds")))
    except (ValueError, TypeError, OverflowError) as error:
        raise WireError("not a random generator") from error
    _set_state(bits, state)
    return np.random.Generator(bits)


def _set_state(bits: Any, state: dict[str, Any]) -> None:
    """Put a generator where `encode` described; raise `WireError` where there is no such place."""
    try:
        increment = int(state["inc"]) % 2**128
        if increment % 2 == 0:  # with an odd one every state comes; else a state may follow itself, and never ends
            raise ValueError("no increment of PCG64")
        bits.state = {
            "bit_generator": "PCG64",
            "state": {"state": int(state["state"]) % 2**128, "inc": increment},
            "has_uint32": int(state["has_uint32"]) % 2,
            "uinteger": int(state["uinteger"]) % 2**32,
        }
    except (KeyError, ValueError, TypeError, OverflowError) as error:
        raise WireError("not a random generator") from error


def _seed_sequence(seeds: Any) -> np.random.SeedSequence:
    """Return what `_seeds` described; raise `ValueError` or `TypeError` where it is no such thing."""
    match seeds:
        case [str(entropy), list(key), int(n_children)] if (
            len(entropy) < MAX_DIGITS
            and len(key) <= _MAX_ANCESTORS
            and all(type(number) is int and 0 <= number < 2**32 for number in key)
        ):
            return np.random.SeedSequence(int(entropy), spawn_key=key, n_children_spawned=n_children)
    return np.random.SeedSequence(0)
