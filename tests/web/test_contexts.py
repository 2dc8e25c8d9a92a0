"""The contract of pages and templates: a template uses every field of its page's context, and nothing else of it."""

from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from jinja2 import nodes

from firsthand.web.templates_of import TEMPLATES
from firsthand.web.templating import environment

PAGES = pytest.mark.parametrize("page", TEMPLATES, ids=lambda page: page.__name__)


def used_of(name: str, template: str) -> set[str]:
    """The attributes of a variable that a template uses."""
    found = environment()
    assert found.loader is not None
    tree = found.parse(found.loader.get_source(found, template)[0])
    attributes = tree.find_all(nodes.Getattr)
    return {each.attr for each in attributes if isinstance(each.node, nodes.Name) and each.node.name == name}


@PAGES
def test_template_uses_every_field_and_nothing_else(page: type[Any]) -> None:
    assert used_of("page", TEMPLATES[page]) == {field.name for field in fields(page)}


@PAGES
def test_context_is_frozen_and_says_at_which_address_it_is_shown(page: type[Any]) -> None:
    assert is_dataclass(page)
    assert page.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert page.__doc__
    assert page.__name__ == "ErrorPage" or page.__doc__.startswith("/")


def test_every_page_template_has_a_context() -> None:
    loader = environment().loader
    assert loader is not None
    inherited = {
        name for name in loader.list_templates() if 'extends "base.html"' in loader.get_source(environment(), name)[0]
    }
    assert inherited == set(TEMPLATES.values())


@pytest.mark.parametrize("template", ["base.html", "parts.html"])
def test_what_stands_around_pages_knows_nothing_of_them(template: str) -> None:
    assert not used_of("page", template)
