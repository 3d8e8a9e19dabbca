"""Is the dossier complete; where does it stand; what next?"""
