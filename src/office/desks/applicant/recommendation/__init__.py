"""How does an applicant come by a recommendation?"""
