"""What each page is given and shows: one documented dataclass a page, the same in HTML and in JSON.

A page's template uses every field of its context and nothing else; `tests/web/test_contexts.py` holds both to that.
"""
