"""What was handed in, as people see it on a page and on paper?"""
