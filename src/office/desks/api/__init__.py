"""What may a program ask, in whose name, and what is it answered?"""
