"""How is a question put on a page, and what was answered?"""
