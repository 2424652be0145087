"""Everything that can go wrong for a reason a user can mend.

Each error says where (file, line, column, as far as known), what is wrong, and what to do about it. The command line
prints exactly `str(error)` and exits with `exit_code`; a traceback means a defect in repurpose itself.
"""

from __future__ import annotations

from pathlib import Path


class RepurposeError(Exception):
    """A fault the user can mend. `mend` is one imperative sentence; line and column count from 1."""

    exit_code = 2

    def __init__(
        self,
        cause: str,
        *,
        path: Path | str | None = None,
        line: int | None = None,
        column: int | None = None,
        hint: str = "",
    ) -> None:
        super().__init__(cause)
        self.cause, self.path, self.line, self.column, self.hint = cause, path, line, column, hint

    @property
    def place(self) -> str:
        """`file:line:column`, as much of it as is known; empty when no file is to blame."""
        if self.path is None:
            return ""
        return ":".join(str(piece) for piece in (self.path, self.line, self.column) if piece is not None)

    def __str__(self) -> str:
        first = f"{self.place}: {self.cause}" if self.place else self.cause
        return f"{first}\n  hint: {self.hint}" if self.hint else first


class SettingsError(RepurposeError):
    """repurpose.toml is wrong. Never swallowed by "skip the bad post and go on"."""


class SourceError(RepurposeError):
    """A post cannot be read. A digest skips it, reports it, and builds the rest."""


class TemplateError(RepurposeError):
    """A template is missing, misspelt, or its MJML does not hold together."""


class OutboxError(RepurposeError):
    """What lies in the outbox is missing, damaged, or not what was built."""


class UsageError(RepurposeError):
    """The command line asks for something that does not exist."""


class DeliveryError(RepurposeError):
    """The provider refused, or could not be reached; nothing is in doubt."""

    exit_code = 3


class SignInError(RepurposeError):
    """A credential or a permission is missing. The message names the variable, never its value."""

    exit_code = 4


class UncertainDelivery(RepurposeError):
    """Something may or may not have gone out. It is never tried again without a look."""

    exit_code = 5
