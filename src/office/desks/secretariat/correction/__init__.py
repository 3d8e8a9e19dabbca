"""How is an application sent back for correction, and what came of it?"""
