"""Things that turn out to be one: groups that only ever grow together (Tarjan 1975, union by name, path halving)."""


class Unions:
    """Groups of strings. A group is named by the smallest string in it, so that no order of joining shows."""

    def __init__(self) -> None:
        """No groups yet."""
        self._up: dict[str, str] = {}

    def add(self, one: str) -> None:
        """Let this be a group of its own, unless it is in one already."""
        self._up.setdefault(one, one)

    def find(self, one: str) -> str:
        """The name of the group that this is in; itself where it was never joined."""
        up = self._up
        while (above := up.get(one, one)) != one:
            up[one] = one = up.get(above, above)
        return one

    def join(self, one: str, other: str) -> tuple[str, str]:
        """Let two groups be one; gives (the name that stays, the name that goes), twice the same where they were one."""
        self.add(one)
        self.add(other)
        low, high = sorted((self.find(one), self.find(other)))
        self._up[high] = low
        return low, high
