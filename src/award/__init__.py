"""What do the rules of a quality award say?"""
