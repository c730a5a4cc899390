"""Measures the product: `python -m tests.bench [group]` prints figures and writes them to build/bench.json.

Each module beside this one is a group: its `figures()` gives names and numbers. It judges none of them. What a group
needs more of stands in a folder of its own.
"""

import importlib
import json
import pkgutil
import sys
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests import bench

USED_WRONGLY = 2
RESULTS = Path("build/bench.json")


def main(words: list[str]) -> int:
    """Measures the named group, or all of them; returns 2, with the groups on stderr, for an unknown one."""
    modules = (module.name for module in pkgutil.iter_modules(bench.__path__) if not module.ispkg)
    groups = sorted(name for name in modules if name != "__main__")
    if len(words) > 1 or not set(words) <= set(groups):
        sys.stderr.write(f"The groups are: {', '.join(groups)}\n")
        return USED_WRONGLY
    figures: dict[str, float] = {}
    for group in words or groups:
        figures |= importlib.import_module(f"tests.bench.{group}").figures()
    Console(highlight=False).print(_table(figures))
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")
    return 0


def _table(figures: dict[str, float]) -> Table:
    table = Table()
    table.add_column("Figure")
    table.add_column("Value", justify="right")
    for name, value in figures.items():
        table.add_row(name, f"{value:,.3f}".rstrip("0").rstrip("."))
    return table


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
