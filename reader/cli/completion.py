"""``reader completion SHELL``: what makes a shell complete commands and options."""

from __future__ import annotations

import click

from reader.cli.common import command


@command("completion", annotator=False)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the script that lets SHELL complete reader's commands and options.

    bash: eval "$(reader completion bash)" in ~/.bashrc; zsh: the same in ~/.zshrc; fish: write it
    to ~/.config/fish/completions/reader.fish.
    """
    from click.shell_completion import get_completion_class

    from reader.cli import main

    maker = get_completion_class(shell)
    assert maker is not None
    click.echo(maker(main, {}, "reader", "_READER_COMPLETE").source())
