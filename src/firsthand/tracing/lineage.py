"""What affirms a claim and what that rests on: a graph that only grows, and from it how many origins are independent.

Everything is kept up to date as reports come in, so that five thousand testimonies cost no more than five thousand small
steps: groups that share an upstream are unions, and each union knows how many of its origins affirm now.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from firsthand.model import StatementRef
from firsthand.tracing.bodies import Body
from firsthand.tracing.unions import Unions


@dataclass(slots=True, eq=False)
class Source:
    """A body as one claim knows it: what it said of it, what that rests on, and whether it affirms now.

    `unnamed` are the unnamed sources that it relies on. `unsure` says that it may share one with any other origin;
    `firsthand` that its own words lean on nobody, `spoke` that it affirmed at some time, `credited` that an outlet credits
    it late, `unresolved` that the credit given for it comes back to it without a beginning. `through` is the outlet by
    which alone an unnamed one is known.
    """

    body: Body
    outlet: bool = False
    statements: list[StatementRef] = field(default_factory=list)
    unnamed: list[str] = field(default_factory=list)
    rests_on: dict[str, None] = field(default_factory=dict)
    carries: dict[str, None] = field(default_factory=dict)
    affirms: bool = False
    spoke: bool = False
    withdrawn: bool = False
    unsure: bool = False
    firsthand: bool = False
    credited: bool = False
    through: str | None = None
    unresolved: bool = False

    @property
    def counts(self) -> bool:
        """Whether it is an origin that affirms now."""
        return self.affirms and not self.withdrawn


class Lineage:
    """The sources of a claim and what rests on what; `least` and `most` count the origins that affirm now.

    `affirming` and `withdrawn` give, by key, the names of the sources that affirm now and of those that no longer do.
    """

    def __init__(self) -> None:
        """No source yet."""
        self.sources: dict[str, Source] = {}
        self.affirming: dict[str, str] = {}
        self.withdrawn: dict[str, str] = {}
        self._upstream = Unions()
        self._circles = Unions()
        self._sure: dict[str, int] = {}
        self._affirming: dict[str, int] = {}
        self._independent = 0
        self.most = 0
        self._late: dict[str, dict[str, None]] = {}

    @property
    def least(self) -> int:
        """How many origins are surely independent: at least one while anybody affirms, 0 when nobody does."""
        return max(self._independent, 1) if self.most else 0

    def source(self, body: Body, *, outlet: bool = False) -> Source:
        """The source that stands for a body, new on first use."""
        found = self.sources.get(body.key)
        if found is None:
            found = self.sources[body.key] = Source(body, outlet, unsure=not body.named)
            self._upstream.add(body.key)
            self._circles.add(body.key)
        return found

    def affirm(self, source: Source) -> None:
        """Let a source affirm from now on."""
        self._weigh(source, -1)
        source.affirms = source.spoke = True
        self._weigh(source, +1)
        if source.withdrawn:
            self._set_withdrawn(source, False)
        self.affirming.setdefault(source.body.key, source.body.told)

    def withdraw(self, source: Source) -> None:
        """Let a source no longer stand by what it said; whatever rested on it alone falls with it."""
        source.spoke = True
        self._set_withdrawn(source, True)

    def rely_on_unnamed(self, source: Source, name: str) -> None:
        """Let a source rest on an unnamed one, which others may share."""
        if name not in source.unnamed:
            source.unnamed.append(name)
        self._doubt([source])

    def know_through(self, source: Source, outlet: Source) -> None:
        """Let an unnamed source be known only through an outlet that itself says the same: both are one origin, which
        stands and falls with the outlet."""
        if source.through is None and source is not outlet:
            source.through = outlet.body.key
            outlet.carries[source.body.key] = None
            self._join(source.body.key, outlet.body.key)
            self._make_one([outlet, source])
            if outlet.withdrawn and source.counts:
                self._set_withdrawn(source, True)

    def rely_on(self, source: Source, upstream: Source) -> None:
        """Let a source rest on another; a chain that comes back to where it began is a circle."""
        key, above = source.body.key, upstream.body.key
        if above in source.rests_on or key == above:
            return
        source.rests_on[above] = None
        upstream.carries[key] = None
        self._join(key, above)
        if upstream.unsure:
            self._doubt([source])
        if source.carries or source.credited:
            self._close_circle(source, upstream)

    def credit_late(self, source: Source, upstream: Source) -> None:
        """Note that an outlet credits another after it was itself credited: it rests on it only if that closes a circle."""
        key, above = source.body.key, upstream.body.key
        if key != above and above not in source.rests_on and above not in self._late.get(key, ()):
            self._late.setdefault(key, {})[above] = None
            upstream.credited = True
            if source.carries or source.credited:
                self._close_circle(source, upstream)

    def _set_withdrawn(self, source: Source, withdrawn: bool) -> None:
        """Withdraw a source or bring it back, and with it all that rests on nothing else."""
        waiting = [(source, withdrawn)]
        while waiting:
            one, gone = waiting.pop()
            if one.withdrawn != gone or one is source:
                self._weigh(one, -1)
                one.withdrawn = gone
                self._weigh(one, +1)
                self._move(one)
                dependants = (self.sources[key] for key in one.carries)
                waiting += [(each, gone) for each in dependants if each.withdrawn != gone and self._hangs(each, gone)]

    def _move(self, source: Source) -> None:
        to, away = (self.withdrawn, self.affirming) if source.withdrawn else (self.affirming, self.withdrawn)
        away.pop(source.body.key, None)
        to[source.body.key] = source.body.told

    def _hangs(self, source: Source, gone: bool) -> bool:
        """Whether a source stands and falls with those it rests on, all of which have withdrawn."""
        if source.through is not None and source.affirms:
            return self.sources[source.through].withdrawn == gone
        if source.firsthand or source.unnamed or not source.affirms or not source.rests_on:
            return False
        return not gone or all(self.sources[key].withdrawn for key in source.rests_on)

    def _weigh(self, source: Source, by: int) -> None:
        """Take a source out of both counts (-1) before it changes, and put it back (+1) after."""
        if not source.counts:
            return
        circle = self._circles.find(source.body.key)
        before = self._affirming.get(circle, 0)
        self._affirming[circle] = before + by
        self.most += (before + by > 0) - (before > 0)
        if not source.unsure:
            group = self._upstream.find(source.body.key)
            sure = self._sure.get(group, 0)
            self._sure[group] = sure + by
            self._independent += (sure + by > 0) - (sure > 0)

    def _join(self, one: str, other: str) -> None:
        first, second = self._upstream.find(one), self._upstream.find(other)
        if first != second:
            a, b = self._sure.pop(first, 0), self._sure.pop(second, 0)
            self._independent -= a > 0 and b > 0
            self._sure[self._upstream.join(one, other)[0]] = a + b

    def _doubt(self, sources: Iterable[Source]) -> None:
        """These may share an unnamed source with others, and so may all that rest on them."""
        waiting = [source for source in sources if not source.unsure]
        while waiting:
            source = waiting.pop()
            if not source.unsure:
                self._weigh(source, -1)
                source.unsure = True
                self._weigh(source, +1)
                waiting += [self.sources[key] for key in source.carries]

    def _close_circle(self, source: Source, upstream: Source) -> None:
        circle = self._between(upstream.body.key, source.body.key)
        if not circle:
            return
        members = [self.sources[key] for key in sorted(circle)]
        outlets = all(member.outlet for member in members)
        outside = any(key not in circle for member in members for key in member.rests_on)
        began = outside or any(member.unnamed or member.firsthand for member in members)
        for member in members:
            member.unresolved = not began
            for key in [key for key in self._late.get(member.body.key, ()) if key in circle] if outlets else []:
                member.rests_on[key] = None
                self.sources[key].carries[member.body.key] = None
                self._join(member.body.key, key)
        if outlets:
            self._make_one(members)
        if not began:
            self._doubt(members)

    def _make_one(self, members: list[Source]) -> None:
        """Let these count once: outlets that credit one another in a circle, an outlet and its own unnamed source."""
        for member in members:
            self._weigh(member, -1)
        for member in members[1:]:
            stays, goes = self._circles.join(members[0].body.key, member.body.key)
            if goes != stays:
                a, b = self._affirming.pop(stays, 0), self._affirming.pop(goes, 0)
                self._affirming[stays] = a + b
                self.most -= a > 0 and b > 0
        for member in members:
            self._weigh(member, +1)

    def _between(self, start: str, end: str) -> set[str]:
        """All sources on a way from one upwards to another; empty where there is none."""
        down: dict[str, list[str]] = {start: []}
        waiting = [start]
        while waiting:
            here = waiting.pop()
            for above in (*self.sources[here].rests_on, *self._late.get(here, ())):
                if above not in down:
                    down[above] = []
                    waiting.append(above)
                down[above].append(here)
        if end not in down:
            return set()
        found, waiting = {end}, [end]
        while waiting:
            for below in down[waiting.pop()]:
                if below not in found:
                    found.add(below)
                    waiting.append(below)
        return found
