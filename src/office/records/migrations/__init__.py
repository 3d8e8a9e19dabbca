"""How did what we keep come to be kept as it is?"""
