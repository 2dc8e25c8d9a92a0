"""Drawings made on the server, as SVG that stands in a page: no script, no inline style, text alternatives throughout."""
