"""Is every template used and well-formed, and does every address have a name that something leads to?"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import allauth
from django.template import engines
from django.urls import URLPattern, URLResolver, get_resolver
from jinja2 import meta

from tests.architecture.tree import ROOT, files, of_each

TEMPLATES = files(".html", "src/office/templates")
HOME = ROOT / "src/office/templates"
PYTHON = files(".py", "src/office")


def name_of(template: Path) -> str:
    return template.relative_to(HOME).as_posix()


@cache
def said() -> str:
    """All that the views and the templates say, to look names up in."""
    return "\n".join((*(path.read_text() for path in (*PYTHON, *TEMPLATES)), signing_in()))


def signing_in() -> str:
    """What the views of the sign-in say, which come in a package: their templates are ours."""
    views = Path(allauth.__file__).parent.rglob("*.py")
    text = "\n".join(path.read_text() for path in views)
    return re.sub(r"""\{\w+\.TEMPLATE_EXTENSION\}|(?<=\.)["']\s*\+ \w+\.TEMPLATE_EXTENSION""", 'html"', text)


@of_each(TEMPLATES)
def test_a_template_compiles(path: Path) -> None:
    assert engines["jinja2"].get_template(name_of(path))


@of_each(TEMPLATES)
def test_a_template_is_used(path: Path) -> None:
    assert re.search(rf"""["']{re.escape(name_of(path))}["']""", said())


@of_each(TEMPLATES)
def test_a_template_leans_only_on_templates_that_exist(path: Path) -> None:
    tree = engines["jinja2"].env.parse(path.read_text())
    named = {name for name in meta.find_referenced_templates(tree) if name}
    assert {name for name in named if not (HOME / name).is_file()} == set()


@of_each(TEMPLATES)
def test_a_template_holds_no_style_and_no_script_of_its_own(path: Path) -> None:
    """The content security policy refuses them."""
    text = path.read_text()
    assert re.findall(r"\sstyle=|\son[a-z]+=|<style|<script(?![^>]*\ssrc=)", text) == []


def addresses(resolver: URLResolver | None = None, space: str = "") -> Iterator[tuple[str, str]]:
    """Every pattern with the name it is called by."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            yield str(entry.pattern), f"{space}{entry.name}" if entry.name else ""
        else:
            yield from addresses(entry, f"{space}{entry.namespace}:" if entry.namespace else space)


def test_every_address_has_a_name_of_its_own() -> None:
    names = [name for _, name in addresses()]
    assert [pattern for pattern, name in addresses() if not name] == []
    assert sorted(names) == sorted(set(names))


def test_something_leads_to_every_address() -> None:
    quoted = set(re.findall(r"""["']([\w:.-]+)["']""", re.sub(r"name=[\"'][\w.-]+[\"']", "", said())))
    assert {name for _, name in addresses() if name not in quoted} == set()
