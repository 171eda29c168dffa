"""Berries, pods and seed heads, and what stands on umbels."""

from __future__ import annotations

from tussie.drawing.flower import Form

FORMS: dict[str, Form] = {}

BUDS: dict[str, Form] = {}
