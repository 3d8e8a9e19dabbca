"""May I file, as far as I can tell of myself?"""
