"""Who looks, and what do they see and press?"""
