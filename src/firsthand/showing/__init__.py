"""Readings and traces -> what people see: tables in the terminal, pages by themselves."""

from firsthand.showing.marks import Mark, Role, Segment, segments
from firsthand.showing.page import page
from firsthand.showing.table import print_readings
from firsthand.showing.trace_page import trace_page
from firsthand.showing.trace_table import print_trace

__all__ = ["Mark", "Role", "Segment", "page", "print_readings", "print_trace", "segments", "trace_page"]
