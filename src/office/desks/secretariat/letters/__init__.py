"""How does the secretariat see what became of the letters?"""
