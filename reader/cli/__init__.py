"""The command line. Each command is imported when it is called, and imports what it uses then."""

from __future__ import annotations

import gc
import os
import sys
import threading
from contextlib import suppress
from importlib import import_module
from io import StringIO
from types import TracebackType
from typing import Any

import click

from reader import __version__, logfile
from reader.cli.common import debug_options, say, shared_options, warn

COMMANDS = {
    "add": "reader.cli.pages:add",
    "backup": "reader.cli.backup:backup",
    "check": "reader.cli.check:check",
    "completion": "reader.cli.completion:completion",
    "doctor": "reader.cli.doctor:doctor",
    "export": "reader.cli.exchange:export",
    "formats": "reader.cli.exchange:formats",
    "import": "reader.cli.importing:import_",
    "init": "reader.cli.pages:init",
    "keys": "reader.cli.keys:keys",
    "label": "reader.cli.label:label",
    "list": "reader.cli.articles:list_",
    "merge": "reader.cli.merging:merge",
    "log": "reader.cli.history:log",
    "open": "reader.cli.open:open_",
    "read": "reader.cli.open:read",
    "relink": "reader.cli.relink:relink",
    "restore": "reader.cli.backup:restore",
    "search": "reader.cli.search:search",
    "rm": "reader.cli.removing:rm",
    "segment": "reader.cli.segment:segment",
    "show": "reader.cli.articles:show",
    "stats": "reader.cli.articles:stats",
}


COLLECT_AFTER = 100_000
"""Objects made before garbage is first looked for: most commands end before there is any."""


class Commands(click.Group):
    """A group that loads a command when it is asked for, and takes a file for ``read FILE``."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load the command `cmd_name`, or return None."""
        place = COMMANDS.get(cmd_name)
        if place is None:
            return None
        module, name = place.split(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; a first argument that is a file, or ``-``, is read at once."""
        first = args[0]
        if first in COMMANDS:
            return super().resolve_command(ctx, args)
        if first == "-" or os.path.lexists(first) or os.sep in first:
            return super().resolve_command(ctx, ["read", *args])
        from difflib import get_close_matches

        near = get_close_matches(first, COMMANDS, n=1)
        hint = f"; did you mean `reader {near[0]}`?" if near else ""
        raise click.UsageError(f"there is neither a command nor a file called {first!r}{hint}", ctx)

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the command line; as a program of its own, exit with one of its codes."""
        run: Any = super().main
        if not extra.pop("standalone_mode", True):
            return run(*args, standalone_mode=False, **extra)
        whole_process = not args and "args" not in extra
        if whole_process:
            gc.set_threshold(COLLECT_AFTER)
            _hook_faults()
            logfile.begin()
        code: object = 1
        try:
            code = run(*args, standalone_mode=False, **extra)
        except click.ClickException as error:
            # What was typed comes back in the message, and is shown as everything from outside is.
            shown = StringIO()
            error.show(shown)
            say(shown.getvalue().rstrip("\n"))
            code = error.exit_code
        except (click.Abort, KeyboardInterrupt):
            click.echo("interrupted", err=True)
            code = 130
        except BrokenPipeError:
            # Whoever read the pipe has gone: with stdout on nothing, closing it is quiet.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            code = 1
        except SystemExit as ended:
            code = ended.code
            raise
        except OSError as error:
            logfile.error(error)
            _tell(error)
            code = 1
        except Exception as error:
            if not whole_process:
                raise
            from reader.text.faults import told_fault

            logfile.error(error, "fault")
            say(told_fault(error, logfile.shown_path()))
            code = 1
        finally:
            if whole_process:
                gc.freeze()  # what is left goes with the process: nobody needs to look through it
                logfile.stop(code)
        sys.exit(code if isinstance(code, int) else 0)


def _hook_faults() -> None:
    """Have faults in other threads, and in what ends with the process, told without data."""

    def told(
        kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        from reader.text.faults import print_fault

        if error is not None:
            logfile.error(error, "fault")
        print_fault(kind, error, trace, logfile.shown_path())

    sys.excepthook = told
    sys.unraisablehook = lambda one: told(one.exc_type, one.exc_value, one.exc_traceback)
    threading.excepthook = lambda one: told(one.exc_type, one.exc_value, one.exc_traceback)


def _tell(error: OSError) -> None:
    """Say in a sentence what the system refused; stdout is let go if it was that."""
    reason = error.strerror or str(error)
    names = [os.fsdecode(name) for name in (error.filename,) if isinstance(name, str | bytes)]
    try:
        sys.stdout.flush()
    except OSError:
        # What is left in its buffer would fail once more when Python ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        names = names or ["standard output"]
    with suppress(OSError):
        warn(": ".join([*(names or ["reading or writing failed"]), reason]))


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(__version__, prog_name="reader")
@shared_options
@click.option("--read-only", is_flag=True, help="Look only; nothing is locked or written.")
@debug_options
@click.pass_context
def main(ctx: click.Context, /, read_only: bool, **options: Any) -> None:
    """Read news articles in a terminal, label passages, and export an annotated corpus.

    Without a command it opens the workspace around the present folder, with --read-only to look
    only. `reader FILE` and `reader -` read one page at once, without a workspace.
    """
    logfile.start(ctx.invoked_subcommand or "open", __version__)
    if ctx.invoked_subcommand is None:
        command = main.get_command(ctx, "open")
        assert command is not None
        ctx.invoke(command, read_only=read_only)
    elif read_only and ctx.invoked_subcommand == "open":
        ctx.default_map = {"open": {"read_only": True}}
    elif read_only and ctx.invoked_subcommand != "read":
        raise click.UsageError("--read-only goes with `reader` and `reader open` alone.", ctx)
