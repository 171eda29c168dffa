"""The composer's program solved by OR-tools CP-SAT, in a process of its own.

OR-tools carries a HiGHS of its own, and the two cannot be loaded into one process.
"""

from __future__ import annotations

from multiprocessing import get_context
from multiprocessing.pool import Pool
from time import perf_counter

from tussie.composing.solver import Program


def worker() -> Pool:
    """A process that has OR-tools loaded."""
    return get_context("spawn").Pool(1)


def optimum(pool: Pool, program: Program, seconds: float) -> tuple[float | None, float]:
    """The optimum, or None when it was not proven in the time, and how long that took."""
    return pool.apply(_solve, (program.cost, program.lower, program.upper, program.whole, program.rows, seconds))


def _solve(
    cost: list[float],
    lower: list[float],
    upper: list[float],
    whole: list[bool],
    rows: list[tuple[float, float, dict[int, float]]],
    seconds: float,
) -> tuple[float | None, float]:
    from ortools.linear_solver.python import model_builder  # noqa: PLC0415 - in the other process only

    model = model_builder.Model()
    bounds = zip(lower, upper, whole, strict=True)
    columns = [model.new_var(low, high, integer, f"v{n}") for n, (low, high, integer) in enumerate(bounds)]
    for low, high, terms in rows:
        total = model_builder.LinearExpr.weighted_sum([columns[n] for n in terms], list(terms.values()))
        model.add_linear_constraint(total, low, high)
    model.maximize(model_builder.LinearExpr.weighted_sum(columns, cost))
    solver = model_builder.Solver("sat")
    solver.set_time_limit_in_seconds(seconds)
    # CP-SAT knows whole numbers only: how far a concept is heard is counted in hundred thousandths.
    solver.set_solver_specific_parameters("num_workers:1,random_seed:0,mip_var_scaling:100000")
    start = perf_counter()
    status = solver.solve(model)
    taken = perf_counter() - start
    proven = status == model_builder.SolveStatus.OPTIMAL
    return (float(solver.objective_value) if proven else None), taken
