"""Readings and traces -> what people see: tables in the terminal, pages by themselves, briefs.

Import from the modules: tables need no templates, and pages need no terminal.
"""
