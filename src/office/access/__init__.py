"""May this person do this, and is this record there for them?"""
