"""Where do the pages of one application's examination lie?"""

from django.urls import path

from office.desks.secretariat.case import corresponding, deciding, examining

urlpatterns = [
    path("form/", examining.form, name="case_form"),
    path("findings/", examining.findings, name="case_findings"),
    path("findings/open/", examining.opened, name="case_findings_open"),
    path("decision/", deciding.decision, name="case_decision"),
    path("letters/", corresponding.letters, name="case_letters"),
    path("letters/export/", corresponding.export, name="case_letters_export"),
]
