"""Which letters has the demonstration delivered?"""
