"""What students use out of habit and is not here: most of it does nothing, so that the cell goes on."""

import concurrent.futures
import importlib
import importlib.util
import itertools
import locale
import math
import multiprocessing.context
import multiprocessing.pool
import sys
from collections.abc import Callable, Iterable, Iterator, Sized
from types import ModuleType
from typing import Any, Self

import numpy as np


class _TakesEveryCall(type):
    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _nothing


class _TakesAnything(metaclass=_TakesEveryCall):
    """Stands in for tqdm and for what Colab brings: hands on what it is wrapped around, and takes every call."""

    def __init__(self, iterable: Iterable[Any] = (), desc: Any = None, total: Any = None, **kwargs: Any) -> None:
        self.iterable = iterable
        self.desc = desc
        self.total = len(iterable) if total is None and isinstance(iterable, Sized) else total
        self.n: float = 0

    def __iter__(self) -> Any:
        for item in self.iterable:
            yield item
            self.n += 1

    @property
    def format_dict(self) -> dict[str, Any]:
        """What the bar would show."""
        return {"n": self.n, "total": self.total, "elapsed": 0.0, "rate": None}

    def update(self, n: float = 1) -> None:
        """Count on."""
        self.n += n

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        pass

    def __bool__(self) -> bool:
        return True

    def __len__(self) -> int:
        return len(self.iterable)  # type: ignore[arg-type]  # as tqdm: where it has a length

    def __getattr__(self, name: str) -> Any:
        return _nothing


def _nothing(*args: object, **kwargs: object) -> None:
    """Do nothing."""


def _only_there(*args: object, **kwargs: object) -> Any:
    raise FileNotFoundError("it is only where the student sits")


def _counting(*args: int, **kwargs: object) -> _TakesAnything:
    return _TakesAnything(range(*args))


def _plain(iterate: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *args, desc=None, total=None, tqdm_class=None, **kwargs: iterate(*args, **kwargs)  # noqa: PLW0108


class _Compiler:
    """Stands in for what numba has: a decorator, with arguments or without, leaves a function what it is."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        is_decorator = args and callable(args[0]) and not isinstance(args[0], _Compiler)
        return args[0] if is_decorator else self

    def __getitem__(self, key: Any) -> "_Compiler":
        return self

    def __getattr__(self, name: str) -> "_Compiler":
        if name.startswith("__"):
            raise AttributeError(name)
        return self


def _vectorized(*args: Any, **kwargs: Any) -> Any:
    return np.vectorize(args[0]) if args and callable(args[0]) and not isinstance(args[0], _Compiler) else np.vectorize


class _Workers(concurrent.futures.ThreadPoolExecutor):
    """Stands in for an executor of processes, which cannot be started: it has threads."""

    def __init__(
        self,
        max_workers: int | None = None,
        mp_context: Any = None,
        initializer: Callable[..., object] | None = None,
        initargs: tuple[Any, ...] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(max_workers, "", initializer, initargs)


class _Pool(multiprocessing.pool.ThreadPool):
    """Stands in for a pool of processes, likewise."""

    def __init__(
        self, processes: int | None = None, initializer: Any = None, initargs: Any = (), maxtasksperchild: Any = None
    ) -> None:
        context = multiprocessing.get_context("fork")  # with others its queues would have a process started, too
        multiprocessing.pool.Pool.__init__(self, processes, initializer, initargs, context=context)


def _batched(iterable: Iterable[Any], n: int, *, strict: bool = False) -> Iterator[tuple[Any, ...]]:
    if n < 1:
        raise ValueError("n must be at least one")
    items = iter(iterable)
    while batch := tuple(itertools.islice(items, n)):
        if strict and len(batch) < n:
            raise ValueError("batched(): incomplete batch")
        yield batch


def _sumprod(p: Iterable[Any], q: Iterable[Any], /) -> Any:
    return sum((x * y for x, y in zip(p, q, strict=True)), start=0)


def _lenient(setlocale: Callable[..., str]) -> Callable[..., str]:
    def wished_for(category: int, wanted: Any = None) -> str:
        try:
            return setlocale(category, wanted)
        except locale.Error:  # a language that is not installed
            return setlocale(category)

    return wished_for


def provide() -> None:
    """Put the stand-ins for what is not installed where `import` finds them, and what newer Pythons have."""
    for module, name, stand_in in ((itertools, "batched", _batched), (math, "sumprod", _sumprod)):
        if not hasattr(module, name):
            setattr(module, name, stand_in)
    locale.setlocale = _lenient(locale.setlocale)
    concurrent.futures.ProcessPoolExecutor = _Workers  # type: ignore[misc, assignment]
    multiprocessing.Pool = _Pool
    multiprocessing.context.BaseContext.Pool = lambda self, *args, **kwargs: _Pool(*args, **kwargs)  # type: ignore[method-assign]
    if importlib.util.find_spec("tqdm") is None:
        names = {"tqdm": _TakesAnything, "trange": _counting, "tqdm_notebook": _TakesAnything, "tnrange": _counting}
        _module("tqdm", **names)
        for name in ("asyncio", "auto", "autonotebook", "gui", "notebook", "rich", "std"):
            _module(f"tqdm.{name}", **names)
        _module("tqdm.contrib", tenumerate=_plain(enumerate), tzip=_plain(zip), tmap=_plain(map))
    if importlib.util.find_spec("numba") is None:
        compiler = _Compiler()
        _module("numba", __getattr__=compiler.__getattr__, prange=range, vectorize=_vectorized)
    if "google.colab" not in sys.modules:
        nothing = _TakesAnything()
        if importlib.util.find_spec("google") is None:
            _module("google")
        else:  # its other parts stay
            importlib.import_module("google")
        files, userdata = _TakesAnything(), _TakesAnything()
        files.upload = userdata.get = _only_there  # type: ignore[attr-defined]
        _module("google.colab", drive=nothing, files=files, output=nothing, userdata=userdata)
        _module("google.colab.patches", cv2_imshow=lambda *args, **kwargs: None)


def _module(name: str, **contents: object) -> None:
    module = ModuleType(name)
    vars(module).update(contents, __path__=[])
    sys.modules[name] = module
    parent, _, child = name.rpartition(".")
    if parent:
        setattr(sys.modules[parent], child, module)
