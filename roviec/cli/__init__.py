"""The command `roviec`: what can be asked of it, and how it answers a wrong call.

Exit status: 0 all done, 1 a file could not be read or written, 2 the call itself is refused.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from roviec import __version__
from roviec.cli import words
from roviec.cli.refusal import Refused, reason_of
from roviec.cli.say import plain

_FAILED = 1
_REFUSED = 2
_INTERRUPTED = 130  # 128 + SIGINT, as the shell counts
_PIPE_CLOSED = 141  # 128 + SIGPIPE


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these arguments (None: those of the process) and give its exit status."""
    _never_stumble_over_letters()
    parser = _parser()
    asked = parser.parse_args(arguments)
    try:
        status = _run(asked, parser)
        sys.stdout.flush()
    except Refused as refusal:
        print(f"roviec: {plain(str(refusal))}", file=sys.stderr)
        return _REFUSED
    except KeyboardInterrupt:
        print(f"roviec: {words.STOPPED}", file=sys.stderr)
        return _INTERRUPTED
    except BrokenPipeError:  # `roviec read … | head`: nothing more to say
        _close_output()
        return _PIPE_CLOSED
    except OSError as error:  # the disk that the output goes to is full
        print(f"roviec: {words.NOT_PRINTED.format(reason=reason_of(error))}", file=sys.stderr)
        _close_output()
        return _FAILED
    return status


def _run(asked: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    if asked.command is None:
        return _show_help(parser)
    if asked.command == "read":
        return _read(asked)
    # Imported here: reading documents needs no Django.
    from roviec.cli import house

    if asked.command == "serve":
        return house.serve(asked.address)
    if asked.command == "worker":
        return house.work_queue()
    if asked.command == "migrate":
        return house.migrate()
    if asked.command == "demo":
        return house.demo(Path(asked.documents) if asked.documents else None)
    if asked.command in ("backup", "restore"):
        return (house.backup if asked.command == "backup" else house.restore)(Path(asked.folder))
    if asked.command == "ready":
        return house.ready()
    if asked.command == "work":
        return house.verify_work(asked.repair)
    return house.verify_journal(Path(asked.heads) if asked.heads else None)


def _close_output() -> None:
    """Let what can't be printed go, or Python would complain of it once more at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _read(asked: argparse.Namespace) -> int:
    if not asked.files:
        raise Refused("no_files", words.NO_FILES)
    if asked.out == "":
        raise Refused("out_no_name", words.OUT_NO_NAME)
    # Imported here: `roviec --help` needs no library.
    from roviec.cli.read import Wanted, parse_day, run

    wanted = Wanted(
        names=asked.files,
        as_json=asked.json,
        out=Path(asked.out) if asked.out is not None else None,
        published=parse_day(asked.published) if asked.published is not None else None,
        explain=asked.explain,
    )
    return run(wanted)


def _show_help(parser: argparse.ArgumentParser) -> int:
    parser.print_help()
    return 0


def _never_stumble_over_letters() -> None:
    """Print Vietnamese wherever the system's own encoding is one without it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


class _Parser(argparse.ArgumentParser):
    """argparse, speaking Vietnamese."""

    def __init__(self, **given: Any) -> None:
        super().__init__(add_help=False, allow_abbrev=False, **given)
        self._positionals.title = words.ARGUMENTS
        self._optionals.title = words.OPTIONS
        self.add_argument("-h", "--help", action="help", help=words.HELP_HELP)

    def format_usage(self) -> str:
        """How it is called, in Vietnamese."""
        return super().format_usage().replace("usage: ", words.USAGE, 1)

    def format_help(self) -> str:
        """What it does and can be told, in Vietnamese."""
        return super().format_help().replace("usage: ", words.USAGE, 1)

    def error(self, message: str) -> NoReturn:
        """End with status 2 and a sentence that says what was wrong with the call."""
        name, _, rest = message.removeprefix("argument ").partition(": ")
        for known, sentence in words.ARGPARSE:
            if known in message:
                message = sentence.format(name=name, rest=rest)
                break
        self.exit(_REFUSED, f"{self.format_usage()}roviec: {message}\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="roviec", description=words.ABOUT)
    parser.add_argument(
        "--version", action="version", version=f"roviec {__version__}", help=words.HELP_VERSION
    )
    commands = parser.add_subparsers(dest="command", metavar=words.METAVAR["command"], title=words.COMMANDS)
    read = commands.add_parser("read", description=words.ABOUT_READ, help=words.HELP_READ)
    read.add_argument("files", nargs="*", metavar=words.METAVAR["file"], help=words.HELP_FILE)
    read.add_argument("--json", action="store_true", help=words.HELP_JSON)
    read.add_argument("--out", metavar=words.METAVAR["folder"], help=words.HELP_OUT)
    read.add_argument("--published", metavar=words.METAVAR["day"], help=words.HELP_PUBLISHED)
    read.add_argument("--explain", action="store_true", help=words.HELP_EXPLAIN)
    _house(commands)
    return parser


def _house(commands: Any) -> None:
    serve = commands.add_parser("serve", description=words.HELP_SERVE, help=words.HELP_SERVE)
    serve.add_argument(
        "address",
        nargs="?",
        default="127.0.0.1:8000",
        metavar=words.METAVAR["address"],
        help=words.HELP_ADDRESS,
    )
    commands.add_parser("worker", description=words.HELP_WORKER, help=words.HELP_WORKER)
    commands.add_parser("migrate", description=words.HELP_MIGRATE, help=words.HELP_MIGRATE)
    demo = commands.add_parser("demo", description=words.HELP_DEMO, help=words.HELP_DEMO)
    demo.add_argument("--documents", metavar=words.METAVAR["folder"], help=words.HELP_DOCUMENTS)
    for name, what in (("backup", words.HELP_BACKUP), ("restore", words.HELP_RESTORE)):
        keeping = commands.add_parser(name, description=what, help=what)
        keeping.add_argument("folder", metavar=words.METAVAR["folder"], help=words.HELP_BACKUP_FOLDER)
    commands.add_parser("ready", description=words.HELP_READY, help=words.HELP_READY)
    work = commands.add_parser("work", description=words.HELP_WORK, help=words.HELP_WORK)
    checks = work.add_subparsers(
        dest="act", metavar=words.METAVAR["command"], title=words.COMMANDS, required=True
    )
    compare = checks.add_parser("verify", description=words.HELP_VERIFY_WORK, help=words.HELP_VERIFY_WORK)
    compare.add_argument("--repair", action="store_true", help=words.HELP_REPAIR)
    journal = commands.add_parser("journal", description=words.HELP_JOURNAL, help=words.HELP_JOURNAL)
    acts = journal.add_subparsers(
        dest="act", metavar=words.METAVAR["command"], title=words.COMMANDS, required=True
    )
    verify = acts.add_parser("verify", description=words.HELP_VERIFY, help=words.HELP_VERIFY)
    verify.add_argument("--heads", metavar=words.METAVAR["file"], help=words.HELP_HEADS)
