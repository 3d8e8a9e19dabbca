"""Is what was filed in order, how does it compare with what the office holds, and what must be corrected?"""
