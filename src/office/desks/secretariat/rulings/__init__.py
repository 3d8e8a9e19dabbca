"""How does the secretariat rule on readings of the notice?"""
