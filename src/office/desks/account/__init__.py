"""Who is it, and what do we keep of them?"""
