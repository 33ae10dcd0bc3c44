"""Many outputs from one sheet of jobs: a row is an output, and what goes wrong with one disturbs no other."""

from kernekort.batch.cluster import ClusterMakers
from kernekort.batch.local import LocalMakers
from kernekort.batch.model import MOST_ROWS, Makers, Order, Result, Task
from kernekort.batch.ordering import read_orders
from kernekort.batch.rows import read_jobs
from kernekort.batch.running import Finished, Run

__all__ = [
    "MOST_ROWS",
    "ClusterMakers",
    "Finished",
    "LocalMakers",
    "Makers",
    "Order",
    "Result",
    "Run",
    "Task",
    "read_jobs",
    "read_orders",
]
