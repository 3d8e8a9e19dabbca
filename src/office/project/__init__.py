"""How is the office put together?"""
