"""What are the words that every step of the award shares?"""
