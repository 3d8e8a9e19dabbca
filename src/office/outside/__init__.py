"""How do we reach the world?"""
