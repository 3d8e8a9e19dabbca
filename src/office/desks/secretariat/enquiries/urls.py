"""Where do the pages of the enquiries lie?"""

from django.urls import path

from office.desks.secretariat.enquiries import answering, asking, views

urlpatterns = [
    path("", views.enquiries, name="enquiries"),
    path("export/", views.export, name="enquiries_export"),
    path("ask/<str:authority>/", asking.ask, name="enquiry_ask"),
    path("<int:number>/", views.enquiry, name="enquiry"),
    path("<int:number>/export/", views.export_answers, name="enquiry_export"),
    path("<int:number>/letter/", views.letter, name="enquiry_letter"),
    path("<int:number>/table/<str:form>/", views.table, name="enquiry_table"),
    path("<int:number>/answers/", answering.bring, name="enquiry_answers"),
    path("<int:number>/answers/confirm/", answering.confirm, name="enquiry_confirm"),
    path("<int:number>/answers/faults/", answering.faults, name="enquiry_faults"),
]
