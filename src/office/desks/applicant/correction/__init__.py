"""How is what was sent back corrected and handed back?"""
