"""Decides by compiled Maatstaf policies: rules on monitoring people at work."""

from ._native import (
    Decision,
    Due,
    Error,
    Evaluator,
    PolicyError,
    Question,
    RequestError,
    __version__,
)

__all__ = [
    "Decision",
    "Due",
    "Error",
    "Evaluator",
    "PolicyError",
    "Question",
    "RequestError",
    "__version__",
]
