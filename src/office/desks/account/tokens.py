"""Which programs may ask in one's name, and how does one let another in?"""

from allauth.account.decorators import reauthentication_required
from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from award.access.token import GRANTED, TokenScope, wanting
from award.vocabulary.acts import Act
from office import wording
from office.access.redaction import legible
from office.access.scope import visible
from office.acts.moment import moment
from office.acts.performing import NotPossible, perform
from office.records.issued import Notice
from office.records.notices import announced
from office.records.tokens import Token

USUAL = 30  # days


class Wanted(forms.Form):
    """What a token is to be called, to open, and for how many days. Whether it can be, the act decides."""

    name = forms.CharField(required=False)
    scopes = forms.MultipleChoiceField(choices=[(scope.value, scope) for scope in TokenScope], required=False)
    days = forms.CharField(required=False)

    def clean_days(self) -> int:
        """What is no number of days is none."""
        typed = self.cleaned_data["days"].strip()
        return int(typed) if typed.isdecimal() and len(typed) < 6 else 0

    def clean(self) -> None:
        """Everything that is wrong, at once."""
        said = {name: self.cleaned_data.get(name, empty) for name, empty in (("name", ""), ("scopes", ()), ("days", 0))}
        self.errors.clear()
        for name, refused in wanting(**said, longest=settings.AWARD_TOKEN_DAYS).items():
            self.add_error(name, wording.told().say(refused.key, refused.params))


@require_http_methods(("GET", "HEAD", "POST"))
@never_cache
@login_required
@reauthentication_required(allow_get=True)
def tokens(request: HttpRequest) -> HttpResponse:
    """One's own tokens that are in force, and the form to make one. What was made is shown on this page, once."""
    notice = visible(request.user, Notice).filter(scheme=announced().notice.id).first()
    if request.method != "POST" or notice is None:
        return _page(request, notice, None)
    form = Wanted(request.POST)
    if not form.is_valid():
        return _page(request, notice, form)
    try:
        made = perform(Act.NOTICE_GRANT_TOKEN, by=request.user, on=notice.pk, **form.cleaned_data)
    except NotPossible as refused:
        form.add_error(None, wording.told().say(refused.refusal.key, refused.refusal.params))
        return _page(request, notice, form)
    return _page(request, notice, None, made)


@require_POST
@never_cache
@login_required
def revoke(request: HttpRequest, number: int) -> HttpResponse:
    """End one of them."""
    known = visible(request.user, Token).filter(pk=number).first()
    if known is None:
        raise Http404
    perform(Act.NOTICE_REVOKE_TOKEN, by=request.user, on=known.pk)
    return redirect("people:tokens")


def _page(request: HttpRequest, notice: Notice | None, form: Wanted | None, made: Token | None = None) -> HttpResponse:
    held = visible(request.user, Token).filter(stage=GRANTED, expires__gt=moment()).order_by("-granted", "-pk")
    shown = {
        "tokens": [(legible(request.user, one), one.scopes.split()) for one in held],
        "scopes": [(scope.value, wording.in_words(scope)) for scope in TokenScope],
        "chosen": form.data.getlist("scopes") if form else [],
        "made": made,
        "issued": notice is not None,
        "longest": settings.AWARD_TOKEN_DAYS,
        "usual": USUAL,
        **({"form": form} if form is not None else {}),
    }
    return render(request, "people/tokens.html", shown, status=422 if form is not None else 200)
