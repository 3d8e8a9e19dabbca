"""How do templates become pages?"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.templatetags.static import static
from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language, gettext, ngettext
from jinja2 import ChainableUndefined, Environment, PackageLoader, PrefixLoader, StrictUndefined, TemplateNotFound
from jinja2.runtime import Macro

from office import wording
from office.desks.account.platforms import platforms

_PARTS = "govuk_frontend_jinja"


class Components:
    """The accessible parts of ``govuk-frontend``, called in a template as ``govuk.button({…})``.

    They live in an environment of their own: they lean on undefined values being empty, while in our own pages
    a missing value must be an error.
    """

    def __init__(self) -> None:
        self._environment = Environment(
            loader=PrefixLoader({_PARTS: PackageLoader(_PARTS)}),
            autoescape=True,
            undefined=ChainableUndefined,
            auto_reload=False,
        )

    def __getattr__(self, name: str) -> Macro:
        try:
            template = self._environment.get_template(f"{_PARTS}/components/{name.replace('_', '-')}/macro.html")
        except TemplateNotFound:
            raise AttributeError(name) from None
        macro: Macro = getattr(template.module, "govuk" + name.title().replace("_", ""))
        setattr(self, name, macro)
        return macro


def url(name: str, args: Sequence[object] = ()) -> str:
    """Where the page of this name lies, in the language being read; what was looked up lately is known."""
    return _looked_up(get_script_prefix(), get_language(), name, *args)


@lru_cache(maxsize=8192)
def _looked_up(_prefix: str, _language: str, name: str, *args: object) -> str:
    return reverse(name, args=args)


def environment(**options: Any) -> Environment:
    """The environment of our own pages: strict, escaping, compiled once."""
    options.update(
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made = Environment(**options)  # noqa: S701 (it escapes: see above)
    made.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined] # the extension adds it
    made.globals.update(govuk=Components(), static=lru_cache(maxsize=None)(static), url=url, platforms=platforms)
    made.filters.update(day=wording.day, full_day=wording.full_day, moment=wording.moment, told=wording.in_words)
    return made
