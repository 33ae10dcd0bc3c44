"""What the child process may not do: use up the machine, reach the network, or start other programs."""

from __future__ import annotations

import sys
from typing import Any

from kernekort.typeset.setting import Limits

_SECONDS_TO_DIE = 5
_FORBIDDEN = (
    "socket.connect",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.sendto",
    "socket.sendmsg",
    "socket.bind",
    "subprocess.Popen",
    "os.exec",
    "os.fork",
    "os.forkpty",
    "os.posix_spawn",
    "os.spawn",
    "os.startfile",
    "os.system",
)


def confine(limits: Limits) -> None:
    """Puts the limits on the running process, for good.

    Windows has no such limits: there the parent's clock is the only one.
    """
    sys.addaudithook(_deny)
    if sys.platform != "win32":
        _limit_resources(limits)


def _deny(event: str, arguments: tuple[Any, ...]) -> None:
    """Refuses what no layout needs; an audit hook cannot be taken off again, unlike a replaced function."""
    if event in _FORBIDDEN:
        raise PermissionError(f"{event} is not for typesetting")


def _limit_resources(limits: Limits) -> None:
    import resource

    wanted = {
        resource.RLIMIT_AS: (limits.memory, limits.memory),
        resource.RLIMIT_FSIZE: (limits.output, limits.output),
        resource.RLIMIT_CORE: (0, 0),
    }
    if limits.processor is not None:
        # At the first limit the system says why it ends a process, at the second it just does.
        wanted[resource.RLIMIT_CPU] = (limits.processor, limits.processor + _SECONDS_TO_DIE)
    for kind, amounts in wanted.items():
        ceiling = resource.getrlimit(kind)[1]
        soft, hard = (amount if ceiling == resource.RLIM_INFINITY else min(amount, ceiling) for amount in amounts)
        resource.setrlimit(kind, (soft, hard))
