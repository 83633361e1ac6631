"""Exceptions of the library: one base, with the status and the place of the fault."""

from __future__ import annotations


class Error(Exception):
    """A call of the library failed.

    Attributes
    ----------
    status : str
        Word of the status, such as ``"domain"``.
    code : int
        Number of the status, such as -2.
    function : str
        The function that failed.
    arg : str | None
        Name of the parameter at fault.
    index : int | None
        Its element (row) at fault, from 0.
    line, column : int | None
        Place in a text input, from 1.
    """

    def __init__(self, message: str = "", *, status: str = "internal", code: int = -14,
                 function: str = "", arg: str | None = None, index: int | None = None,
                 line: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.status = status
        self.code = code
        self.function = function
        self.arg = arg
        self.index = index
        self.line = line
        self.column = column

    def __str__(self) -> str:
        place = []
        if self.arg and self.arg not in self.message:
            place.append(f"argument '{self.arg}'")
        if self.index is not None:
            place.append(f"row {self.index}")
        if self.line is not None:
            place.append(f"line {self.line}, column {self.column}")
        head = f"{self.function}(): " if self.function else ""
        return head + self.message + (f" ({', '.join(place)})" if place else "")

    def __reduce__(self) -> tuple[object, ...]:
        fields = dict(self.__dict__)
        return _restore, (type(self), fields)


def _restore(kind: type[Error], fields: dict[str, object]) -> Error:
    error = kind(str(fields["message"]))
    error.__dict__.update(fields)
    return error


class InvalidError(Error, ValueError):
    """An argument breaks the contract of the call."""


class DomainError(Error, ValueError):
    """A value lies outside the domain of the formula."""


class OutOfMemoryError(Error, MemoryError):
    """Memory ran out."""


class ParseError(Error, ValueError):
    """Text does not follow its syntax."""


class DataError(Error, ValueError):
    """Well-formed input contradicts itself or the contract."""


class NotFound(Error, LookupError):
    """No such name, code or identifier."""


class MissingColumn(NotFound, KeyError):
    """A table lacks a column that the call needs."""


class UnitError(Error, ValueError):
    """Units or kinds that do not go together."""


class NoConvergence(Error, ArithmeticError):
    """An iteration did not converge."""


class Unsupported(Error, NotImplementedError):
    """Not in this build, or not defined for these options."""


class InputOutputError(Error, OSError):
    """The operating system, or a stream, refused to read or write."""


class Cancelled(Error):
    """A progress callback asked to stop."""


class LimitError(Error, OverflowError):
    """Input larger or deeper than the documented limit."""


class EncodingError(Error, ValueError):
    """Text is not in the encoding it was said to be in."""


class InternalError(Error, RuntimeError):
    """A fault of the library; please report it."""


class MfgqWarning(UserWarning):
    """Something in a result that a reader should know of."""


_KINDS: dict[int, tuple[str, type[Error]]] = {
    -1: ("invalid", InvalidError), -2: ("domain", DomainError),
    -3: ("memory", OutOfMemoryError), -4: ("parse", ParseError), -5: ("data", DataError),
    -6: ("not-found", NotFound), -7: ("unit", UnitError),
    -8: ("no-convergence", NoConvergence), -9: ("unsupported", Unsupported),
    -10: ("io", InputOutputError), -11: ("cancelled", Cancelled), -12: ("limit", LimitError),
    -13: ("encoding", EncodingError), -14: ("internal", InternalError),
}


def make(code: int, function: str, arg: str | None, index: int, line: int, column: int,
         message: str) -> Error:
    """The exception of a status; called by the extension module."""
    status, kind = _KINDS.get(code, ("unknown", InternalError))
    return kind(message, status=status, code=code, function=function, arg=arg,
                index=index if index >= 0 else None, line=line or None, column=column or None)
