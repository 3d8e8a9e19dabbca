"""Where is long work asked after?"""

from django.urls import path

from office.desks.secretariat.working import views

urlpatterns = [path("<str:key>/", views.work, name="work")]
