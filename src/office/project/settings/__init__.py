"""Which settings does each way of running the office use?"""
