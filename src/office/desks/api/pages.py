"""Where does a person read what a program may ask?"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_safe

from office.desks.api.listing import listed
from office.desks.api.problems import SORTS

app_name = "interface"


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Every operation with an example, and every problem by its code."""
    host = f"{request.scheme}://{request.get_host()}"
    return render(request, "interface/home.html", {"operations": tuple(listed(host)), "problems": SORTS})


urlpatterns = [path("", home, name="home")]
