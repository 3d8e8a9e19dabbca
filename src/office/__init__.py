"""Who does what the award asks, where is it kept, and who may look?"""
