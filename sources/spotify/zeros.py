"""Spotify fills the days before the first release with zeros."""

from sources.harvest import Harvest


def drop_zeros_before_release(harvest: Harvest) -> None:
    lived = sorted(seen.days for seen in harvest.observations if seen.days and any(seen.values))
    kept = [seen for seen in harvest.observations if lived and seen.days and seen.days >= lived[0]]
    dropped = len(harvest.observations) - len(kept)
    harvest.observations = kept
    harvest.skipped += dropped
    if dropped:
        noun = "day" if dropped == 1 else "days"
        harvest.warnings.append(
            f"{dropped:,} {noun} of zeros before the first figures are left out."
        )
