"""Full-text search over reports, statements and claims: FTS5 in SQLite, tsvector with GIN in PostgreSQL.

Both stem English and fold case and accents, and neither drops common words, so that both find the same.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from typing import Any, Protocol

from sqlalchemy import (
    ColumnElement,
    Connection,
    Double,
    Select,
    Table,
    bindparam,
    column,
    func,
    literal_column,
    select,
    table,
    text,
)

from firsthand.desk.queries import Part, folded
from firsthand.model import Span


class Kind(StrEnum):
    """What can be searched."""

    REPORTS = "reports"
    STATEMENTS = "statements"
    CLAIMS = "claims"


BEGIN, END = "\x02", "\x03"
"""What stands around a word that was found; no stored text has them."""

INDEXED = {Kind.REPORTS: ("title", "text"), Kind.STATEMENTS: ("text",), Kind.CLAIMS: ("gist",)}
"""The columns of each table that are searched."""

_LONGEST = 300_000
"""Characters of a text that PostgreSQL indexes: its lists of words end at a megabyte."""


Passing = Callable[[Select[Any], ColumnElement[Any]], Select[Any]]
"""Narrows a query down; it is told which column holds the seqs that the index gives."""


class Index(Protocol):
    """A full-text index in one of the databases, filled by `enter`, which finds a row by its table's `seq`."""

    def enter(self, kind: Kind, seqs: Sequence[int]) -> None:
        """Take in the rows with these seqs, as they stand in their table now."""
        ...

    def leave(self, kind: Kind, seqs: Sequence[int]) -> None:
        """Take out the rows with these seqs, which must still stand in their table as they were entered."""
        ...

    def latest(self, of: Table, kind: Kind, parts: Sequence[Part], passing: Passing, most: int) -> Select[Any]:
        """A query that gives `seq` and `rank` (less is better) of the latest rows of a table that match and pass."""
        ...

    def marked(self, kind: Kind, seqs: Sequence[int], parts: Sequence[Part]) -> dict[int, tuple[str, ...]]:
        """The texts of each row, one for each column, with BEGIN and END around the words found."""
        ...


def index_of(connection: Connection) -> Index:
    """The index behind a connection."""
    return _Sqlite(connection) if connection.dialect.name == "sqlite" else _Postgres(connection)


@dataclass(frozen=True, slots=True)
class _Sqlite:
    """FTS5 over the tables' own texts; it keeps no second copy of them."""

    connection: Connection

    def enter(self, kind: Kind, seqs: Sequence[int]) -> None:
        columns = ", ".join(INDEXED[kind])
        sql = f"INSERT INTO {kind}_found (rowid, {columns}) SELECT seq, {columns} FROM {kind} WHERE seq = :seq"
        self._each(sql, seqs)

    def leave(self, kind: Kind, seqs: Sequence[int]) -> None:
        columns = ", ".join(INDEXED[kind])
        said = f"INSERT INTO {kind}_found ({kind}_found, rowid, {columns})"
        self._each(f"{said} SELECT 'delete', seq, {columns} FROM {kind} WHERE seq = :seq", seqs)

    def _each(self, sql: str, seqs: Sequence[int]) -> None:
        if seqs:
            self.connection.execute(text(sql), [{"seq": seq} for seq in seqs])

    def latest(self, of: Table, kind: Kind, parts: Sequence[Part], passing: Passing, most: int) -> Select[Any]:
        # The plus keeps SQLite from looking up each row of the table in the index: the index gives rows by rowid, the latest
        # first, and only those that are given are ranked.
        found = table(f"{kind}_found")
        query = select(of.c.seq, literal_column(f"bm25({kind}_found)").label("rank"))
        query = query.select_from(found.join(of, of.c.seq == literal_column(f"+{kind}_found.rowid")))
        matches = text(f"{kind}_found MATCH :query").bindparams(query=_fts5(parts))
        passed = passing(query.where(matches), literal_column(f"+{kind}_found.rowid"))
        return passed.order_by(literal_column(f"{kind}_found.rowid").desc()).limit(most)

    def marked(self, kind: Kind, seqs: Sequence[int], parts: Sequence[Part]) -> dict[int, tuple[str, ...]]:
        marks = ", ".join(f"highlight({kind}_found, {n}, :begin, :end)" for n in range(len(INDEXED[kind])))
        sql = text(f"SELECT rowid, {marks} FROM {kind}_found WHERE {kind}_found MATCH :query AND rowid IN :seqs")
        asked = {"begin": BEGIN, "end": END, "query": _fts5(parts), "seqs": list(seqs)}
        rows = self.connection.execute(sql.bindparams(bindparam("seqs", expanding=True)), asked)
        return {seq: tuple(each or "" for each in row) for seq, *row in rows}


def _fts5(parts: Sequence[Part]) -> str:
    """The parts in FTS5's language, https://www.sqlite.org/fts5.html; every word stands in quotation marks."""
    wanted = " AND ".join(_phrase(part) for part in parts if not part.absent)
    return " NOT ".join([f"({wanted})", *(_phrase(part) for part in parts if part.absent)])


def _phrase(part: Part) -> str:
    return f'"{" ".join(part.words)}"' + (" *" if part.prefix else "")


_CONFIGURATION: ColumnElement[Any] = literal_column("'firsthand'::regconfig")


@dataclass(frozen=True, slots=True)
class _Postgres:
    """Lists of words in tables of their own, made of folded texts, as PostgreSQL cannot fold accents by itself."""

    connection: Connection

    def enter(self, kind: Kind, seqs: Sequence[int]) -> None:
        columns = ", ".join(INDEXED[kind])
        rows = self.connection.execute(
            text(f"SELECT seq, {columns} FROM {kind} WHERE seq = ANY(:seqs)"), {"seqs": list(seqs)}
        )
        words = {row[0]: folded(_joined(row[1:]))[:_LONGEST] for row in rows}
        if words:
            sql = (
                f"INSERT INTO {kind}_found (seq, words) SELECT entering.seq, to_tsvector('firsthand', entering.words) "
                "FROM unnest(CAST(:seqs AS bigint[]), CAST(:words AS text[])) AS entering(seq, words)"
            )
            self.connection.execute(text(sql), {"seqs": list(words), "words": list(words.values())})

    def leave(self, kind: Kind, seqs: Sequence[int]) -> None:
        self.connection.execute(text(f"DELETE FROM {kind}_found WHERE seq = ANY(:seqs)"), {"seqs": list(seqs)})

    def latest(self, of: Table, kind: Kind, parts: Sequence[Part], passing: Passing, most: int) -> Select[Any]:
        query = _tsquery(parts)
        found = table(f"{kind}_found", column("seq"), column("words"))
        latest = select(of.c.seq, found.c.words).select_from(found.join(of, of.c.seq == found.c.seq))
        latest = passing(latest.where(found.c.words.op("@@")(query)), found.c.seq)
        best = (
            latest.order_by(found.c.seq.desc()).limit(most).subquery("latest")
        )  # only what is among the latest is ranked
        return select(best.c.seq, (-func.ts_rank(best.c.words, query, type_=Double)).label("rank"))

    def marked(self, kind: Kind, seqs: Sequence[int], parts: Sequence[Part]) -> dict[int, tuple[str, ...]]:
        if not seqs:
            return {}
        columns = ", ".join(INDEXED[kind])
        sql = text(f"SELECT seq, {columns} FROM {kind} WHERE seq = ANY(:seqs)")
        texts = [
            (seq, each or "") for seq, *rest in self.connection.execute(sql, {"seqs": list(seqs)}) for each in rest
        ]
        how, query = f"HighlightAll=true, StartSel={BEGIN}, StopSel={END}", _tsquery(parts)
        marks = [func.ts_headline(_CONFIGURATION, folded(plain), query, how) for _, plain in texts]
        found: dict[int, tuple[str, ...]] = {}
        for (seq, plain), marked in zip(texts, self.connection.execute(select(*marks)).one(), strict=True):
            found[seq] = (*found.get(seq, ()), _onto(plain, marked))
        return found


def _joined(texts: Iterable[str | None]) -> str:
    return " ".join(each for each in texts if each)


def _tsquery(parts: Sequence[Part]) -> ColumnElement[Any]:
    """The parts as a tsquery; see https://www.postgresql.org/docs/current/textsearch-controls.html."""
    said = []
    for part in parts:
        words = " <-> ".join(f"'{word}'" for word in part.words) + (":*" if part.prefix else "")
        query = func.to_tsquery(_CONFIGURATION, words)
        said.append(func.tsquery_not(query) if part.absent else query)
    return reduce(func.tsquery_and, said)


def _onto(plain: str, marked: str) -> str:
    """The marks of a folded text put into the text that it was folded from."""
    pieces, at = [], 0
    for piece in marked.replace(END, BEGIN).split(BEGIN):
        pieces.append(plain[at : at + len(piece)])
        at += len(piece)
    return "".join(piece + (END if n % 2 else BEGIN) for n, piece in enumerate(pieces[:-1])) + pieces[-1]


def spans_of(marked: str) -> tuple[str, tuple[Span, ...]]:
    """The text without its marks, and the spans that they stood around."""
    spans: list[Span] = []
    plain, at = [], 0
    for number, piece in enumerate(marked.replace(END, BEGIN).split(BEGIN)):
        if number % 2:
            spans.append((at, at + len(piece)))
        plain.append(piece)
        at += len(piece)
    return "".join(plain), tuple(spans)
