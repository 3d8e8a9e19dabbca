"""What does the office hold from elsewhere, and how does it come in?"""
