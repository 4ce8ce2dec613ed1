"""Calling a function with arguments from outside: they are checked against its types first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, cast, get_type_hints

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ArgsKwargs

from qa.errors import QuestionError
from qa.web.shapes import sentence


@dataclass(frozen=True, slots=True)
class Checked:
    """A typed function, described for programs: its name, its docstring, JSON schemas of what it takes and gives."""

    name: str
    description: str
    takes: dict[str, Any]
    gives: dict[str, Any]
    _adapter: TypeAdapter[Any]

    def __call__(self, arguments: Mapping[str, Any]) -> Any:
        """What the function gives for these arguments. Raises `QuestionError` for arguments that are not of its types,
        and whatever the function raises."""
        try:
            return self._adapter.validate_python(ArgsKwargs((), dict(arguments)))
        except ValidationError as error:
            raise QuestionError(sentence(error.errors())) from error


def checked(function: Callable[..., Any]) -> Checked:
    """The function, to be called from outside."""
    takes: TypeAdapter[Any] = TypeAdapter(cast("Any", function))
    gives: TypeAdapter[Any] = TypeAdapter(get_type_hints(function, include_extras=True)["return"])
    return Checked(function.__name__, described(function), takes.json_schema(), gives.json_schema(), takes)


def described(function: Callable[..., Any]) -> str:
    """The function's docstring on one line."""
    return " ".join((function.__doc__ or "").split())
