"""Where do the pages about one's own account lie?"""

from django.urls import path

from office.desks.account import demonstrating, tokens, views

app_name = "people"

urlpatterns = [
    path("sign-in/", views.arrive, name="arrive"),
    path("sign-in/demo/", demonstrating.demo, name="demo"),
    path("account/", views.home, name="account"),
    path("account/tokens/", tokens.tokens, name="tokens"),
    path("account/tokens/<int:number>/revoke/", tokens.revoke, name="revoke_token"),
    path("account/privacy/", views.privacy, name="privacy"),
]
