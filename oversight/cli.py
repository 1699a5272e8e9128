"""The command ``oversight``: parse, call one function, print.

Heavy libraries are imported inside the commands that need them, so that help comes at once.
"""

import os
import signal
import sys
from io import StringIO
from types import FrameType

import click

from oversight import graph_commands, passage_commands, record_commands, workspace_commands
from oversight.cite_command import cite
from oversight.connections_command import connections
from oversight.demo import demo
from oversight.disagreements_command import disagreements
from oversight.doctor_command import doctor
from oversight.extract_command import extract_command
from oversight.findings_command import findings
from oversight.overseers_command import overseers
from oversight.query_command import query
from oversight.show_command import show_command
from oversight.wording_command import wording

EXAMPLES = """\b
Examples:
  oversight demo                                  the whole job on the packaged record
  oversight query --list                          the questions it can answer
  oversight query money-flow                      one of them
  oversight show social-media-hub                 one thing, with what is said of it and where
  oversight disagreements                         where statements do not sit together
  oversight overseers thurrock-council            who may inspect it or hold it to account
  oversight connections "Home Office" mopac       how two bodies hang together
  oversight map -o map.html                       an interactive map in one file
  oversight export turtle -o graph.ttl            the graph for other tools
  oversight check my-record.yaml                  is a record of mine well made?
  oversight doctor                                is all well with this installation?
"""


@click.group(epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="oversight-graph", prog_name="oversight")
def oversight() -> None:
    """Who funds, runs, approves and oversees what in UK policing, with the evidence.

    Reads records of documents, builds a graph in which every statement rests on a located passage
    or a legal provision, and answers questions, draws a map and exports it.
    """


for command in (
    demo,
    query,
    findings,
    disagreements,
    show_command,
    overseers,
    connections,
    doctor,
    *graph_commands.COMMANDS,
    *record_commands.COMMANDS,
    *passage_commands.COMMANDS,
    cite,
    extract_command,
    wording,
    *workspace_commands.COMMANDS,
):
    oversight.add_command(command)


def main() -> None:
    """Runs the command; errors become one clear text on standard error and an exit code.

    0 done, 1 checked and wanting, 2 misuse; 130 and 143 where Ctrl-C or SIGTERM stopped it.
    """
    _stop_upon_sigterm()
    try:
        oversight(standalone_mode=False)
    except Terminated:
        sys.exit(_said("Stopped.", code=143))
    except click.exceptions.Abort:
        sys.exit(_said("Stopped.", code=130))
    except click.ClickException as error:
        told = StringIO()
        error.show(file=told)
        sys.exit(_said(told.getvalue().rstrip("\n"), code=error.exit_code))
    except click.exceptions.Exit as ended:
        sys.exit(ended.exit_code)
    except BrokenPipeError:
        # The reader, such as head, has had enough; nothing may complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except Exception as error:
        if not _is_ours(error):
            raise
        sys.exit(_said(_in_words(error), code=1))


class Terminated(BaseException):
    """SIGTERM has come. As with Ctrl-C, what was begun is undone on the way out."""


def _stop_upon_sigterm() -> None:
    def stop(number: int, frame: FrameType | None) -> None:
        # A second one ends the process at once.
        signal.signal(number, signal.SIG_DFL)
        raise Terminated

    signal.signal(signal.SIGTERM, stop)


def _is_ours(error: Exception) -> bool:
    """Whether an error is meant for the reader: ours, or a file that cannot be read or written."""
    ours = ("data.errors", "graph.errors", "export.errors", "data.coverage")
    lines = {kind.__module__ for kind in type(error).__mro__}
    return isinstance(error, OSError) or not lines.isdisjoint(ours)


def _in_words(error: Exception) -> str:
    if isinstance(error, OSError) and error.filename:
        return f"Error: {error.filename}: {error.strerror}"
    return f"Error: {error}" if "\n" not in str(error) else str(error)


def _said(message: str, *, code: int) -> int:
    click.echo(_harmless(message), err=True)
    return code


def _harmless(message: str) -> str:
    """The message with every character spelled out that a terminal would obey."""
    from data.characters import shown

    return "\n".join(map(shown, message.split("\n")))
