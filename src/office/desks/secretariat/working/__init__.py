"""How far is long work, and who stops it?"""
