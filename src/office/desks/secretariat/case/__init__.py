"""How does the secretariat examine one application, and decide on it?"""
