"""May this applicant file this line, by which clause, on which reading, and what is still unknown?"""
