"""`export`: content, daily figures or observations as CSV or JSON, streamed to stdout."""

import argparse

from commands.dates import parse_day
from commands.subcommands import Subcommands
from domain.vocabulary import Platform
from settings import Settings


def add_to(commands: Subcommands) -> None:
    parser = commands.add_parser(
        "export",
        help="write stored figures to stdout",
        description="Of the team's own workspace, or of the sample one while that is all there is.",
    )
    parser.add_argument("what", choices=["content", "daily", "observations"])
    parser.add_argument("--platform", type=Platform, choices=list(Platform))
    parser.add_argument("--from", dest="first_day", metavar="DATE", type=parse_day)
    parser.add_argument("--to", dest="last_day", metavar="DATE", type=parse_day)
    parser.add_argument("--format", choices=["csv", "json"], default="csv")
    parser.set_defaults(run=export)


def export(settings: Settings, options: argparse.Namespace) -> int:
    raise NotImplementedError
