"""Scores analytics.stats on public benchmarks, each beside peers in the same run.

`python -m benchmarks.evals [--folder FOLDER] [NAME ...]`. The scripts and their data are not part
of the project: `--folder`, or EVALS, says where they lie.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
_USUAL_FOLDER = PROJECT.parent / "shared" / "evals"
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


@dataclass(frozen=True)
class Evaluation:
    script: str
    adapter: str  # of benchmarks/adapters.py
    peers: str
    options: tuple[str, ...] = ()


EVALUATIONS: Mapping[str, Evaluation] = {
    "forecast": Evaluation("forecast_m4.py", "forecast", "sf_dot,snaive"),
    "changepoints": Evaluation("changepoints_tcpd.py", "changepoints", "pelt_bic,zero"),
    "anomalies": Evaluation("anomalies_nab.py", "anomalies", "robust_mad+db"),
    "anomalies-all": Evaluation(
        "anomalies_nab.py", "anomalies", "robust_mad+db", ("--categories", "all")
    ),
    "correlation": Evaluation("correlation.py", "correlate", "numpy_onepass"),
    "abtest": Evaluation("abtest.py", "abtest", "reference,statsmodels"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.evals", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of: {', '.join(EVALUATIONS)}")
    parser.add_argument("--folder", type=Path, default=Path(os.environ.get("EVALS", _USUAL_FOLDER)))
    options = parser.parse_args(arguments)
    unknown = set(options.names) - set(EVALUATIONS)
    if unknown:
        parser.error(f"no such evaluation: {', '.join(sorted(unknown))}")
    if not options.folder.is_dir():
        parser.error(f"{options.folder} holds no evaluations; name their folder with --folder")
    chosen = options.names or list(EVALUATIONS)
    return max(_run(name, EVALUATIONS[name], options.folder) for name in chosen)


def _run(name: str, evaluation: Evaluation, folder: Path) -> int:
    print(f"\n{name}\n{'=' * len(name)}", flush=True)
    command = [
        *(sys.executable, str(folder / evaluation.script)),
        *("--data", str(folder / "data")),
        *("--adapter", f"benchmarks.adapters:{evaluation.adapter}"),
        *("--peer", evaluation.peers),
        *evaluation.options,
    ]
    environment = {**os.environ, **_ONE_THREAD, "PYTHONPATH": str(PROJECT)}
    return subprocess.run(command, cwd=PROJECT, env=environment, check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main())
