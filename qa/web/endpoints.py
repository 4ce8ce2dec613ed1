"""The functions for programs as endpoints of the pages, for Gradio's own client."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from inspect import signature
from typing import Any

import gradio as gr
from gradio.events import api

from qa.errors import QAError
from qa.web.calling import checked
from qa.web.programs import Programs
from qa.web.shapes import DEFECT
from qa.web.site.defects import log_defect


def offer(blocks: gr.Blocks, programs: Programs) -> None:
    """Adds an endpoint for each function, by its name."""
    with blocks:
        for function in programs.tools:
            api(_endpoint(function), api_name=function.__name__)


def _endpoint(function: Callable[..., Any]) -> Callable[..., Any]:
    """The function with its types and docstring, its errors in the form that Gradio sends to the client."""
    call, names = checked(function), signature(function)

    @wraps(function)
    def endpoint(*positional: Any, **named: Any) -> Any:
        try:
            return call(names.bind(*positional, **named).arguments)
        except QAError as error:
            raise gr.Error(str(error), print_exception=False) from None
        except Exception as error:  # noqa: BLE001, RUF100 - its message might quote what was asked
            log_defect(call.name, error)
            raise gr.Error(DEFECT, print_exception=False) from None

    return endpoint
