"""How does whoever supervises look through the log of a notice?"""
