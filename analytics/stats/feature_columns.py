"""Features as columns of mean 0 and variance 1, what is missing and categories among them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from domain.errors import InvalidRequest

MINIMUM_CATEGORY = 5  # rarer ones are taken together

Values = NDArray[np.float64]
Codes = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Numbers:
    """A numeric or yes/no feature, shape (n,); nan is missing."""

    name: str
    values: Values


@dataclass(frozen=True, eq=False)
class Categories:
    """A feature of categories as codes, shape (n,); negative is missing."""

    name: str
    codes: Codes


class Columns(NamedTuple):
    values: Values  # (n, p), each of mean 0 and variance 1
    owners: Codes  # which feature each column belongs to


def columns_of(features: Sequence[Numbers | Categories], known: NDArray[np.bool_]) -> Columns:
    columns, owners = [], []
    for place, feature in enumerate(features):
        parts = (
            _of_numbers(feature.values[known])
            if isinstance(feature, Numbers)
            else _of_categories(feature.codes[known])
        )
        for column in parts:
            deviation = column.std()
            if deviation > 0:
                columns.append((column - column.mean()) / deviation)
                owners.append(place)
    if not columns:
        raise InvalidRequest("No feature varies among these rows, so none can tell them apart.")
    return Columns(np.column_stack(columns), np.array(owners))


def _of_numbers(values: Values) -> list[Values]:
    missing = ~np.isfinite(values)
    if missing.all():
        return []
    filled = np.where(missing, values[~missing].mean(), values)
    return [filled, missing.astype(float)] if missing.sum() >= MINIMUM_CATEGORY else [filled]


def _of_categories(codes: Codes) -> list[Values]:
    """A column per frequent category; what is left, the unknown among it, is the comparison."""
    names, counts = np.unique(codes, return_counts=True)
    return [(codes == name).astype(float) for name in names[counts >= MINIMUM_CATEGORY]]
