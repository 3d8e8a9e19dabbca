"""How does the secretariat see to who serves?"""
