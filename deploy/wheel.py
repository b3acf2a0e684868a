"""What hatchling asks while it builds the wheel: there `loket.py` opens the folder of the rooms."""

from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class OneFolder(BuildHookInterface[BuilderConfig]):
    """`loket.py` becomes `loket/__init__.py`; a checkout, installed as editable, keeps its own."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called before the build; `version` is `standard` or `editable`."""
        if version == "standard":
            build_data["force_include"]["loket.py"] = "__init__.py"
