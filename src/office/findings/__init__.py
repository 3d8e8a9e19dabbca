"""How is a ruling shown?"""
