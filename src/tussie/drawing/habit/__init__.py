"""How flowers and leaves stand on a stem: the inflorescences of botany, and the leaf arrangements.

A habit is a function of an `Appearance`'s numbers and of chance: it returns a `Sprig`, which says where each flower
stands and which way it faces, where each leaf begins and which way it lies, and the threads (pedicels, twigs) that hold
them. `HABITS` names them for the table.
"""

from __future__ import annotations

from tussie.drawing.habit.inflorescence import INFLORESCENCES
from tussie.drawing.habit.leafage import LEAFAGES
from tussie.drawing.habit.sprig import Habit

__all__ = ["HABITS"]

HABITS: dict[str, Habit] = {habit.__name__: habit for habit in (*INFLORESCENCES, *LEAFAGES)}
