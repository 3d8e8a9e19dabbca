"""What does someone who applies see and press?"""
