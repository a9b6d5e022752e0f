"""`export`: content, daily figures or observations as CSV or JSON, streamed to stdout."""

import argparse
import csv
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal

from analytics import exporting
from analytics.workspaces import report_workspaces
from commands.dates import parse_day
from commands.progress import say
from commands.subcommands import Subcommands
from database.connect import leased_engine
from database.engine import reading
from domain.vocabulary import Platform
from settings import Settings
