"""A mixed-integer program as it is written down, and HiGHS, which solves it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Program:
    """Columns and rows of a mixed-integer program, as they are written down."""

    def __init__(self) -> None:
        self.cost: list[float] = []
        self.lower: list[float] = []
        self.upper: list[float] = []
        self.whole: list[bool] = []
        self.rows: list[tuple[float, float, dict[int, float]]] = []

    def column(self, cost: float = 0.0, low: float = 0.0, high: float = 1.0, *, whole: bool = False) -> int:
        """A new variable: its value in the objective, its bounds, whether it is whole. Returns its index."""
        self.cost.append(cost)
        self.lower.append(low)
        self.upper.append(high)
        self.whole.append(whole)
        return len(self.cost) - 1

    def row(self, terms: Mapping[int, float], low: float = float("-inf"), high: float = float("inf")) -> None:
        """A new constraint: low ≤ Σ terms ≤ high."""
        self.rows.append((low, high, {column: value for column, value in terms.items() if value}))


class Optimum(NamedTuple):
    """What the solver found: a value for each column, that of the objective, what no solution can exceed, and whether
    the two are proven to meet."""

    values: tuple[float, ...]
    objective: float
    bound: float
    proven: bool


def solve(program: Program, seconds: float, *, feasible: bool = False) -> Optimum | None:
    """The solution of a program that is worth most, or None when it has none; `feasible` asks for any.

    HiGHS runs on one thread, with one seed and no gap left open. Its presolve is off: the pool has been thinned by what
    we know of flowers, and what is left to find can cost ten times as long as the solution (docs/benchmarks.md). Raises
    `TimeoutError` when nothing was found in the time.
    """
    import highspy  # noqa: PLC0415 - reading needs no solver
    import numpy as np  # noqa: PLC0415

    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, value in (
        ("output_flag", False), ("threads", 1), ("random_seed", 0), ("time_limit", seconds), ("presolve", "off"),
        ("mip_rel_gap", 0.0), ("mip_abs_gap", 1e-7), ("mip_feasibility_tolerance", 1e-7),
    ):  # fmt: skip
        solver.setOptionValue(option, value)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = len(program.cost), len(program.rows)
    lp.sense_ = highspy.ObjSense.kMaximize
    lp.col_cost_ = np.zeros(len(program.cost)) if feasible else np.array(program.cost)
    lp.col_lower_, lp.col_upper_ = np.array(program.lower), np.array(program.upper)
    kinds = {True: highspy.HighsVarType.kInteger, False: highspy.HighsVarType.kContinuous}
    lp.integrality_ = [kinds[whole] for whole in program.whole]
    lp.row_lower_ = np.array([low for low, _, _ in program.rows])
    lp.row_upper_ = np.array([high for _, high, _ in program.rows])
    starts, indices, values = _sparse(terms for _, _, terms in program.rows)
    matrix = lp.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.start_, matrix.index_, matrix.value_ = np.array(starts), np.array(indices), np.array(values)
    solver.passModel(lp)
    solver.run()
    status, info = solver.getModelStatus(), solver.getInfo()
    if status == highspy.HighsModelStatus.kInfeasible:
        return None
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        raise TimeoutError
    return Optimum(
        tuple(solver.getSolution().col_value),
        info.objective_function_value,
        info.mip_dual_bound,
        status == highspy.HighsModelStatus.kOptimal,
    )


def _sparse(rows: Iterable[Mapping[int, float]]) -> tuple[list[int], list[int], list[float]]:
    starts: list[int] = [0]
    indices: list[int] = []
    values: list[float] = []
    for terms in rows:
        indices += terms
        values += terms.values()
        starts.append(len(indices))
    return starts, indices, values
