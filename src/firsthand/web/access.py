"""Who may do what: deeds, the role each asks for, and what a token's scopes reach."""

from dataclasses import dataclass
from enum import StrEnum

from firsthand.errors import NotAllowed
from firsthand.model import Role

_ROLES = tuple(Role)


class Deed(StrEnum):
    """Something that a visitor does on the desk."""

    LOOK = "look"
    ADD = "add reports"
    JUDGE = "judge"
    GRADE = "grade"
    UNDO_OTHERS = "take back what others judged"
    LET_IN = "let people in"


class Scope(StrEnum):
    """How far a token reaches."""

    READ = "read"
    ADD = "add"
    JUDGE = "judge"


LEAST_ROLE = {
    Deed.LOOK: Role.READER,
    Deed.ADD: Role.ANALYST,
    Deed.JUDGE: Role.ANALYST,
    Deed.GRADE: Role.EDITOR,
    Deed.UNDO_OTHERS: Role.EDITOR,
    Deed.LET_IN: Role.ADMIN,
}
"""The least role that each deed asks for."""

SCOPE = {
    Deed.LOOK: Scope.READ,
    Deed.ADD: Scope.ADD,
    Deed.JUDGE: Scope.JUDGE,
    Deed.GRADE: Scope.JUDGE,
    Deed.UNDO_OTHERS: Scope.JUDGE,
}
"""The scope that a token needs for each deed; a deed without one takes a person."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Whoever makes a request: a name that judgements bear, a role, and what proves a form to be theirs.

    `form_key` is "" for a token, which no browser sends by itself. `scopes` limits a token, and is None for a person.
    `signed_in` is false on a desk that asks for no password.
    """

    name: str
    role: Role
    form_key: str
    signed_in: bool = True
    scopes: frozenset[Scope] | None = None

    def may(self, deed: Deed) -> bool:
        """Whether role and token reach as far as this."""
        reaches = self.scopes is None or SCOPE.get(deed) in self.scopes
        return reaches and _ROLES.index(self.role) >= _ROLES.index(LEAST_ROLE[deed])

    def must(self, deed: Deed) -> None:
        """Raises NotAllowed, with what is missing, when the visitor may not do this."""
        if self.may(deed):
            return
        if self.scopes is not None and SCOPE.get(deed) not in self.scopes:
            needed = SCOPE.get(deed)
            what = f'it has not the scope "{needed}"' if needed else f"no token may {deed}"
            raise NotAllowed(what, "this token", f'use one with "{needed}"' if needed else "sign in in a browser")
        role = LEAST_ROLE[deed]
        raise NotAllowed(f"a {self.role} may not {deed}", self.name, f"ask an admin for the role of {role}")
