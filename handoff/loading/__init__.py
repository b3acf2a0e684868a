"""Reads an office's `procedure.yml` and refuses it, with every mistake named, when it is wrong."""

from handoff.loading.procedure import FILE_NAME, load_procedure

__all__ = ["FILE_NAME", "load_procedure"]
