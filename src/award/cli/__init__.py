"""How is the award used from the command line? The one place in it that reads files and the clock."""

from importlib import import_module

import click

from award.cli.ruling import check
from award.cli.schemes import scheme
from award.cli.verifying import verify


class _Commands(click.Group):
    """The commands; ``screen`` is fetched when it is called, so that the others need not wait for its libraries."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*super().list_commands(ctx), "screen"])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name == "screen":
            command: click.Command = import_module("award.cli.screening").screen
            return command
        return super().get_command(ctx, cmd_name)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="quality-award")
def main() -> None:
    """质量奖:通知即规则。 Quality Award: the notice is the rule."""


main.add_command(check)
main.add_command(scheme)
main.add_command(verify)
