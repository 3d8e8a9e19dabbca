"""What does whoever supervises see of one application?"""
