"""The people of an experiment as sums, squares and products: all that a comparison needs."""

from dataclasses import dataclass

from domain.errors import InvalidRequest, NotEnoughData

MINIMUM_PEOPLE = 2


@dataclass(frozen=True)
class Group:
    """`variance` is that of one person's figure, `base` the mean a relative effect refers to."""

    n: int
    mean: float
    variance: float
    base: float

    @property
    def mean_variance(self) -> float:
        return self.variance / self.n


def _refuse_few(n: int) -> None:
    if n < MINIMUM_PEOPLE:
        raise NotEnoughData("A group of an experiment", needed=MINIMUM_PEOPLE, got=n, unit="people")


def _variance(n: int, total: float, squares: float) -> float:
    return max((squares - total * total / n) / (n - 1), 0.0)


def _covariance(n: int, first: float, second: float, products: float) -> float:
    return (products - first * second / n) / (n - 1)


@dataclass(frozen=True)
class Amounts:
    """An amount per person, such as seconds watched."""

    n: int
    total: float
    squares: float

    @property
    def group(self) -> Group:
        _refuse_few(self.n)
        mean = self.total / self.n
        return Group(self.n, mean, _variance(self.n, self.total, self.squares), mean)


@dataclass(frozen=True)
class Shares:
    """A yes or no per person; `yes` of `n` said yes."""

    n: int
    yes: float

    @property
    def group(self) -> Group:
        _refuse_few(self.n)
        if not 0 <= self.yes <= self.n:
            raise InvalidRequest(f"{self.yes:g} of {self.n} is no share.")
        share = self.yes / self.n
        return Group(self.n, share, share * (1 - share), share)


@dataclass(frozen=True)
class Ratios:
    """A ratio of two sums to which each person brings several, such as clicks per view.

    Source: variance by the delta method; Deng, Knoblich & Lu (2018), KDD.
    """

    n: int
    top: float
    top_squares: float
    bottom: float
    bottom_squares: float
    products: float

    @property
    def group(self) -> Group:
        _refuse_few(self.n)
        if self.bottom == 0:
            raise InvalidRequest("A ratio needs a denominator that is not zero in all.")
        ratio, per_person = self.top / self.bottom, self.bottom / self.n
        spread = (
            _variance(self.n, self.top, self.top_squares)
            + ratio**2 * _variance(self.n, self.bottom, self.bottom_squares)
            - 2 * ratio * _covariance(self.n, self.top, self.bottom, self.products)
        )
        return Group(self.n, ratio, max(spread, 0.0) / per_person**2, ratio)


@dataclass(frozen=True)
class AmountsWithBefore:
    """An amount per person, and the same person's amount before the experiment began."""

    n: int
    total: float
    squares: float
    before: float
    before_squares: float
    products: float


def freed_of_before(control: AmountsWithBefore, variant: AmountsWithBefore) -> tuple[Group, Group]:
    """Both groups without what the time before already told, by one slope for both (CUPED).

    The effect is the same; its variance falls by the squared correlation with the time before.

    Source: Deng, Xu, Kohavi & Walker (2013), WSDM.
    """
    slope = _common_slope(control, variant)
    return _freed(control, slope), _freed(variant, slope)


def _common_slope(control: AmountsWithBefore, variant: AmountsWithBefore) -> float:
    n = control.n + variant.n
    before = control.before + variant.before
    total = control.total + variant.total
    spread = control.before_squares + variant.before_squares - before**2 / n
    together = control.products + variant.products - total * before / n
    return together / spread if spread > 0 else 0.0


def _freed(amounts: AmountsWithBefore, slope: float) -> Group:
    _refuse_few(amounts.n)
    n, mean = amounts.n, amounts.total / amounts.n
    variance = (
        _variance(n, amounts.total, amounts.squares)
        + slope**2 * _variance(n, amounts.before, amounts.before_squares)
        - 2 * slope * _covariance(n, amounts.total, amounts.before, amounts.products)
    )
    return Group(n, mean - slope * amounts.before / n, max(variance, 0.0), mean)
