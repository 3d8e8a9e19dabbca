"""What was handed in, and what does the office know of it, on a page and on paper?"""
