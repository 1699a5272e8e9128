"""The command ``oversight``: parse, call one function, print.

Heavy libraries are imported inside the commands that need them, so that help comes at once.
"""

import os
import sys

import click

from oversight import graph_commands, record_commands
from oversight.demo import demo

EXAMPLES = """\b
Examples:
  oversight demo                                  the whole job on the packaged record
  oversight query --list                          the questions it can answer
  oversight query money-flow                      one of them
  oversight map -o map.html                       an interactive map in one file
  oversight export turtle -o graph.ttl            the graph for other tools
  oversight check my-record.yaml                  is a record of mine well made?
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
    *graph_commands.COMMANDS,
    *record_commands.COMMANDS,
):
    oversight.add_command(command)


def main() -> None:
    """Runs the command; errors become one clear text on standard error and an exit code.

    0 done, 1 checked and wanting, 2 misuse.
    """
    try:
        oversight(standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(_said("Stopped.", code=130))
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
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
    click.echo(message, err=True)
    return code
