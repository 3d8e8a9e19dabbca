"""How is the award used from the command line? The one place in it that reads files and the clock."""

import click

from award.cli.ruling import check
from award.cli.schemes import scheme
from award.cli.verifying import verify


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="quality-award")
def main() -> None:
    """质量奖:通知即规则。 Quality Award: the notice is the rule."""


main.add_command(check)
main.add_command(scheme)
main.add_command(verify)
