"""The web desk: routes, page contexts, templates, drawings, and one table from exceptions to HTTP."""
