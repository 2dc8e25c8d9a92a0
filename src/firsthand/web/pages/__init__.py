"""From the desk to page contexts: one module for each group of pages."""
