"""Programs run as children: bounded in time, memory and output, with nothing left on the disk.

Readers of PDF, pictures and old Word files are large C programs fed with files of strangers; in a
child of its own one may hang, grow or crash and only that file is refused. What goes in and comes out
lies in nameless temporary files, which vanish with the process even when it is killed.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from vanban.files.result import Unreadable

MOST_OUTPUT = 256_000_000
REFUSED = 3  # the exit status of our own children with {"code", "sentence"} as output
# Sets the bounds and becomes the program. Set between fork and exec they could lock up a threaded server.
_BOUNDED = """
import os, sys
seconds, memory, output = map(int, sys.argv[1:4])
try:
    import resource
except ImportError:
    resource = None
if resource:
    for kind, most in (("AS", memory), ("CPU", seconds), ("FSIZE", output), ("CORE", 0)):
        name = getattr(resource, "RLIMIT_" + kind)
        hard = resource.getrlimit(name)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(name, (most, most))
os.execvp(sys.argv[4], sys.argv[4:])
"""
# The package stands as an empty shell: its rules and tables are not wanted here and take time to load.
_MODULE = """
import ast, runpy, sys, types
path, home, module = sys.argv[1:4]
sys.path[:] = ast.literal_eval(path)
shell = sys.modules["vanban"] = types.ModuleType("vanban")
shell.__path__ = [home]
sys.argv[:] = [module, *sys.argv[4:]]
runpy.run_module(module, run_name="__main__", alter_sys=True)
"""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a child ended: its exit status (below zero: killed by that signal), and what it wrote."""

    status: int
    output: bytes
    errors: str


def program(*names: str) -> str | None:
    """The path of the first of these programs that this machine has."""
    return next((path for path in map(shutil.which, names) if path), None)


def run(
    command: Sequence[str],
    data: bytes = b"",
    *,
    seconds: int,
    memory: int,
    what: str,
    output: int = MOST_OUTPUT,
    environment: dict[str, str] | None = None,
) -> Ended:
    """Run a command on `data` as its standard input.

    `what` names the work in the sentences of Unreadable: "timeout" when `seconds` are over (the child and all
    it started are killed), "bomb" when it writes `output` bytes or more.
    """
    bounds = [sys.executable, "-I", "-S", "-c", _BOUNDED, str(seconds + 1), str(memory), str(output)]
    with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        given.write(data)
        given.seek(0)
        child = subprocess.Popen(
            [*bounds, *command],
            stdin=given,
            stdout=out,
            stderr=err,
            start_new_session=True,
            env=_environment(environment),
        )
        try:
            status = child.wait(seconds)
        except subprocess.TimeoutExpired:
            raise Unreadable("timeout", f"{what} took more than {seconds} s and was stopped.") from None
        finally:
            _kill(child)
        if status == -signal.SIGXCPU:
            raise Unreadable("timeout", f"{what} took more than {seconds} s and was stopped.")
        if os.fstat(out.fileno()).st_size >= output:
            raise Unreadable("bomb", f"{what} gave more than {output:,} bytes and was stopped.")
        return Ended(status, _all(out), _all(err)[-4000:].decode("utf-8", "replace"))


def run_python(
    module: str, arguments: Sequence[str], data: bytes, *, seconds: int, memory: int, what: str
) -> Ended:
    """Run a module of `vanban.files` as a child with this very interpreter and its search path."""
    command = [
        sys.executable,
        "-I",
        "-S",
        "-c",
        _MODULE,
        repr(sys.path),
        str(Path(__file__).parents[1]),
        module,
    ]
    return run([*command, *arguments], data, seconds=seconds, memory=memory, what=what)


def _environment(more: dict[str, str] | None) -> dict[str, str]:
    # A closed proxy: what these programs might wish to fetch they cannot. One thread each: see OMP.
    nowhere = "http://127.0.0.1:9"
    kept = {
        name: os.environ[name]
        for name in ("PATH", "LD_LIBRARY_PATH", "TESSDATA_PREFIX", "TMPDIR")
        if name in os.environ
    }
    return {
        **kept,
        "LC_ALL": "C.UTF-8",
        "HOME": os.devnull,
        "OMP_THREAD_LIMIT": "1",
        "http_proxy": nowhere,
        "https_proxy": nowhere,
        **(more or {}),
    }


def _kill(child: subprocess.Popen[bytes]) -> None:
    try:
        os.killpg(child.pid, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        child.kill()
    child.wait()


def _all(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read()
