"""What may everyone see?"""
