"""Where do the pages lie on which an application is filed?"""

from django.urls import path

from office.desks.applicant.filing import checking, filings, withdrawing

urlpatterns = [
    path("check/", checking.check, name="check"),
    path("submit/", checking.submit, name="submit"),
    path("filings/", filings.listed, name="filings"),
    path("filings/<int:number>/receipt/", filings.receipt, name="receipt"),
    path("filings/<int:number>/receipt.pdf", filings.receipt_pdf, name="receipt_pdf"),
    path("filings/<int:number>/receipt.json", filings.receipt_json, name="receipt_json"),
    path("filings/<int:number>/print/", filings.printable, name="print"),
    path("filings/<int:number>/dossier.pdf", filings.dossier_pdf, name="dossier_pdf"),
    path("withdraw/", withdrawing.withdraw, name="withdraw"),
    path("reopen/", withdrawing.reopen, name="reopen"),
]
