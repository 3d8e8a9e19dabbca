"""Where do the pages of the registers lie?"""

from django.urls import path

from office.desks.secretariat.registers import bringing, linking, views

urlpatterns = [
    path("registers/", views.registers, name="registers"),
    path("registers/<str:kind>/", views.register, name="register"),
    path("registers/<str:kind>/export/", views.export, name="register_export"),
    path("registers/<str:kind>/bring/", bringing.bring, name="register_bring"),
    path("registers/<str:kind>/confirm/", bringing.confirm, name="register_confirm"),
    path("registers/<str:kind>/faults/", bringing.faults, name="register_faults"),
    path("successions/", linking.successions, name="successions"),
    path("successions/export/", linking.export, name="successions_export"),
    path("successions/<int:succession>/end/", linking.end, name="succession_end"),
    path("a/<str:reference>/registers/", views.case, name="case_registers"),
    path("a/<str:reference>/registers/match/", views.match, name="case_match"),
]
