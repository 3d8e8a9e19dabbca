"""Is what was filed in order, and what must happen before it is accepted?"""
