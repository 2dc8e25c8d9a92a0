"""Alembic, run on a connection that is already open: all of an upgrade is one transaction."""

from pathlib import Path

from alembic.command import upgrade as run
from alembic.config import Config
from sqlalchemy import Connection

_SCRIPTS = Path(__file__).parent / "migrations"


def upgrade(connection: Connection, version: str = "head") -> None:
    """Bring the database behind the connection to a version, the present one unless told otherwise."""
    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    run(config, version)
