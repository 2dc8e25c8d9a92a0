"""Reading -> what people see: a table in the terminal, an annotated page by itself."""

from firsthand.showing.marks import Mark, Role, Segment, segments
from firsthand.showing.page import page
from firsthand.showing.table import print_readings

__all__ = ["Mark", "Role", "Segment", "page", "print_readings", "segments"]
