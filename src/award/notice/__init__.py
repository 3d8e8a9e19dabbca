"""What was announced, and is it well-formed?"""
