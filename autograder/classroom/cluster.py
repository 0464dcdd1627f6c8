"""Grading on a Dask cluster: the same function on the same bytes, each Dask worker with walled zygotes of its own.

A Dask worker hands submissions on to worker processes of its machine, as many as it has threads: the judge needs a
process whose main thread it is, and what kills that process must not kill the Dask worker.
"""

import contextlib
import multiprocessing
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain
from threading import Lock
from typing import Self
from uuid import uuid4

from distributed import Client, KilledWorker, WorkerPlugin, get_worker
from distributed.comm import CommClosedError
from distributed.worker import Worker as DaskWorker

from autograder.classroom.job import Graded, Job, Setup
from autograder.classroom.keys import judging_key
from autograder.classroom.pool import AHEAD, finished, grade_alone, worker_processes
from autograder.classroom.worker import grade_in_worker
from autograder.engine.sandbox import check_sandbox
from autograder.errors import AutograderError

_FIRST_WORKER_TIMEOUT_S = 30


@dataclass(frozen=True)
class Cluster:
    """Grades on the Dask cluster whose scheduler is at `address`, such as `tcp://10.0.0.1:8786`."""

    address: str

    def __call__(self, jobs: Iterable[Job], setup: Setup) -> Iterator[Graded]:
        """Yield the graded submissions as they get ready; what a lost worker had in hand is given to another.

        Raises `AutograderError` where there is no cluster, or its machines would judge otherwise than this one.
        """
        left = iter(jobs)
        first = next(left, None)
        if first is None:
            return
        with self._client() as client:
            plugin = f"autograder-{uuid4().hex}"  # another run on the same cluster has its own
            self._prepare(client, setup, plugin)
            executor = client.get_executor(pure=False)
            try:
                yield from finished(
                    lambda job: executor.submit(_grade_on_worker, plugin, job),
                    chain([first], left),
                    {},
                    lambda: AHEAD * max(1, sum(client.nthreads().values())),
                )
            except (CancelledError, CommClosedError, KilledWorker) as error:
                raise AutograderError(
                    f"the cluster at {self.address} was lost ({error}): run this again, what is graded is kept"
                ) from error
            finally:
                with contextlib.suppress(Exception):  # the cluster may be gone
                    client.unregister_worker_plugin(plugin)

    def _client(self) -> Client:
        try:
            return Client(self.address, timeout=_FIRST_WORKER_TIMEOUT_S, set_as_default=False)
        except (OSError, ValueError) as error:
            raise AutograderError(
                f"there is no Dask scheduler at {self.address} ({error}): start one, or correct the address"
            ) from None

    def _prepare(self, client: Client, setup: Setup, plugin: str) -> None:
        """Have every worker, also those that join later, keep processes ready for this setup."""
        try:
            client.wait_for_workers(1, timeout=_FIRST_WORKER_TIMEOUT_S)
        except TimeoutError:
            raise AutograderError(
                f"the scheduler at {self.address} has no worker: start `dask worker {self.address}`"
            ) from None
        try:
            client.register_plugin(_Workers(setup, judging_key(setup)), name=plugin)
        except AutograderError as error:
            raise AutograderError(f"a worker of {self.address} cannot grade: {error}") from None


class _Workers(WorkerPlugin):
    """Keeps worker processes on the machine of a Dask worker."""

    def __init__(self, setup: Setup, key: str) -> None:
        self.grading_setup = setup
        self.key = key
        self.lock = Lock()
        self.executor: ProcessPoolExecutor | None = None
        self.n_processes = 1

    def __reduce__(self) -> tuple[type[Self], tuple[Setup, str]]:
        return type(self), (self.grading_setup, self.key)  # its processes stay

    def setup(self, worker: DaskWorker) -> None:
        """Start the processes; raise `AutograderError` where they would judge otherwise than the run's machine."""
        if judging_key(self.grading_setup) != self.key:
            raise AutograderError(
                f"{worker.address} has another Python, NumPy or autograder than the machine that started the run: "
                "install the same versions there (constraints.txt)"
            )
        if self.grading_setup.sandboxed:
            check_sandbox(self.grading_setup.limits)
        # Under a nanny a Dask worker is a daemonic process, which may start none; ours end by themselves when it does.
        multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]
        self.n_processes = worker.state.nthreads
        self.executor = worker_processes(self.grading_setup, self.n_processes)

    def teardown(self, worker: DaskWorker) -> None:
        """End the processes."""
        if self.executor:
            self.executor.shutdown(cancel_futures=True)

    def grade(self, job: Job) -> Graded:
        """Grade in one of the processes; where one has died, alone in a new one."""
        executor = self.executor
        assert executor is not None
        with contextlib.suppress(BrokenProcessPool):
            return executor.submit(grade_in_worker, job).result()
        with self.lock:
            if self.executor is executor:
                executor.shutdown(wait=False)
                self.executor = worker_processes(self.grading_setup, self.n_processes)
        return grade_alone(self.grading_setup, job)


def _grade_on_worker(name: str, job: Job) -> Graded:
    plugin = get_worker().plugins[name]
    assert isinstance(plugin, _Workers)
    return plugin.grade(job)
