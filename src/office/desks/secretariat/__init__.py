"""What does the secretariat see and press?"""
