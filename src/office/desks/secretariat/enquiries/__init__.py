"""How are authorities asked, and what do they answer?"""
