"""Where does the secretariat rule on readings?"""

from django.urls import path

from office.desks.secretariat.rulings import ruling, views

urlpatterns = [
    path("", views.rulings, name="rulings"),
    path("<slug:reading>/", views.reading, name="reading"),
    path("<slug:reading>/export/", views.export, name="reading_export"),
    path("<slug:reading>/letters/", ruling.letters, name="ruling_letters"),
    path("<slug:reading>/rule/", ruling.rule, name="rule"),
    path("ruled/<int:ruling>/", views.ruled, name="ruled"),
    path("ruled/<int:ruling>/export/", views.export_ruled, name="ruled_export"),
]
