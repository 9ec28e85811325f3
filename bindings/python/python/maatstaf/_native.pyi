import os
from collections.abc import Mapping, Sequence
from typing import Any, Literal, final

__version__: str

_Verb = Literal["collect", "receive", "derive", "show", "share", "decide", "retain"]
_Level = Literal["individual", "team", "department", "organisation"]
_Lang = Literal["nl", "en"]

class Error(Exception):
    """Something that this library does not do. `str()` says why, in English."""

    nl: str
    """The same in Dutch."""

class PolicyError(Error):
    """A policy that cannot be loaded."""

class RequestError(Error):
    """A name that the policy does not have, or a value of the wrong type."""

    field: str
    """The table or the member that it was to be in."""

@final
class Evaluator:
    """A policy, ready to decide. It may be used by any number of threads."""

    @staticmethod
    def load(path: str | os.PathLike[str]) -> Evaluator:
        """Loads a compiled policy (`.maatc`)."""
    @staticmethod
    def from_bytes(data: bytes) -> Evaluator:
        """Loads a compiled policy from its bytes."""
    @property
    def organisation(self) -> str:
        """The organisation whose policy this is."""
    def decide(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """Answers a request in the shape of the OpenID AuthZEN Authorization API. To nonsense the answer is no.

        A `datetime` or a `date` may stand where a text of one may.
        """
    def decide_all(self, requests: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """Answers many requests, in their order, while other threads run."""
    def decide_json(self, request: str) -> str:
        """Answers a request in JSON, in JSON."""
    def due(self, record: Mapping[str, Any]) -> Due:
        """How long the record of a request may be kept."""
    def due_all(self, records: Sequence[Mapping[str, Any]]) -> list[Due]:
        """How long many records may be kept, in their order, while other threads run."""
    def ask(
        self,
        verb: _Verb,
        object: str,
        *,
        purpose: str | None = ...,
        roles: Sequence[str] | None = ...,
        roles_of_subject: Sequence[str] | None = ...,
        is_subject: bool | None = ...,
        about: str | None = ...,
        level: _Level | None = ...,
        grouping: str | None = ...,
    ) -> Question:
        """Looks names up once, for a question that is asked often. What is left out is not stated."""

@final
class Question:
    """A question with its names looked up."""

    def decide(
        self,
        time: float,
        *,
        group_size: int | None = ...,
        rest_size: int | None = ...,
        recorded_at: float | None = ...,
        last_at: float | None = ...,
        on_hold: bool | None = ...,
    ) -> Decision:
        """Decides it. Instants are seconds since 1970-01-01T00:00:00Z, as of `time.time()`."""

@final
class Decision:
    """A decision. It is true in a condition exactly if it permits."""

    @property
    def permitted(self) -> bool: ...
    @property
    def outcome(self) -> Literal["permit", "hold", "deny"]: ...
    @property
    def code(self) -> str:
        """Why, in one word."""
    @property
    def check(self) -> str | None:
        """The condition that failed."""
    @property
    def statement(self) -> str | None:
        """The statement that decided, or came nearest."""
    @property
    def delete_by(self) -> int | None:
        """By when the record has to be gone, in seconds since 1970-01-01T00:00:00Z."""
    @property
    def review_pending(self) -> bool:
        """Whether a review is still to be done."""
    def answer(self) -> dict[str, Any]:
        """All of it, as `Evaluator.decide` gives it."""
    def text(self, lang: _Lang = ...) -> str:
        """The reasons, for people."""
    def __bool__(self) -> bool: ...

@final
class Due:
    """How long a record may be kept."""

    @property
    def term(self) -> Literal["not_kept", "by", "undated", "held"]: ...
    @property
    def delete_by(self) -> int | None:
        """By when it has to be gone, in seconds since 1970-01-01T00:00:00Z; for `by` alone."""
    @property
    def statement(self) -> str | None:
        """The statement that keeps it so long."""
    @property
    def missing(self) -> str | None:
        """A member that the request leaves out, and that may make the term longer."""
    def is_overdue(self, time: float) -> bool:
        """Whether its date has passed, and nothing was missing that could have given it another."""
