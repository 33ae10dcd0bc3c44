"""The door to git: plumbing that reads objects, and runs, fetches and asks for nothing, whatever a repository says."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from shutil import which

SECONDS = 60.0
"""As long as one question may take."""

_QUIET = (
    *("--no-pager", "--no-optional-locks", "--no-replace-objects", "--literal-pathspecs"),
    *("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}", "-c", "protocol.allow=never"),
)
"""A repository's own settings may name programs to be run and places to fetch from: none of them is used."""

_KEPT = ("PATH", "HOME", "XDG_CONFIG_HOME", "SYSTEMROOT", "USERPROFILE", "TMPDIR", "TEMP", "TMP")
_FIXED = {
    "LC_ALL": "C",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_ASKPASS": "",
}


class GitMissingError(Exception):
    """There is no git on this machine."""


class GitError(Exception):
    """Git ends with an error, or does not end; the text is the first line of what it says."""


class Git:
    """Asks about the repository that a folder lies in."""

    def __init__(self, folder: Path, environment: Mapping[str, str] | None = None) -> None:
        """Finds git.

        Raises:
            GitMissingError: it is not installed.
        """
        env = os.environ if environment is None else environment
        program = which("git", path=env.get("PATH"))
        if program is None:
            raise GitMissingError
        self._start = (program, *_QUIET, "-C", os.fspath(folder))
        # What the variables of git say holds for another folder than this one.
        self._environment = {name: env[name] for name in _KEPT if name in env} | _FIXED

    def ask(self, *words: str, given: bytes = b"") -> bytes:
        """What git answers; ``given`` is what it reads.

        Raises:
            GitError: it refuses, or takes too long.
        """
        try:
            done = subprocess.run(
                [*self._start, *words],
                input=given,
                capture_output=True,
                timeout=SECONDS,
                check=False,
                env=self._environment,
            )
        except (OSError, ValueError, subprocess.TimeoutExpired) as problem:
            raise GitError(str(problem)) from problem
        if done.returncode:
            lines = done.stderr.decode("utf-8", "replace").splitlines() or [""]
            raise GitError(lines[0])
        return done.stdout
