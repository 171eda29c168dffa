"""What the person who runs the site decides, handed from the command line to each worker."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import NamedTuple

#: Where the settings stand for the workers that a supervisor starts.
VARIABLE = "TUSSIE_SETTINGS"


class Settings(NamedTuple):
    """Everything about a site that is not in the code.

    `database` is where bouquets are saved (a file or an URL); `site` the address people use, where it is not the one
    they ask for (behind a proxy); `cors` the origins whose scripts may use the API; `rate` how many points a client may
    spend in a minute (0: no limit; an answer costs 1, a composed bouquet 10); `seconds` the most an answer may take;
    `at_once` how many slow answers are worked out at a time, and how many ask the database; twice `waiting` may wait
    for quick answers, `waiting` for the database, a quarter of it for slow ones.
    """

    database: str
    site: str = ""
    cors: tuple[str, ...] = ()
    rate: int = 600
    seconds: float = 20.0
    at_once: int = 2
    waiting: int = 32

    def to_environment(self) -> dict[str, str]:
        """The settings as a variable of the environment, for the workers.

        >>> Settings.from_environment(Settings("x.sqlite", rate=5).to_environment()).rate
        5
        """
        return {VARIABLE: json.dumps(self._asdict())}

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """The settings that `to_environment` wrote."""
        values = json.loads(environment[VARIABLE])
        return cls(**values | {"cors": tuple(values["cors"])})
