"""What does someone who was asked to recommend see and press?"""
