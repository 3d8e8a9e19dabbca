"""Which printed dossiers came, and of which filing are they?"""
