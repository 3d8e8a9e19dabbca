"""How is an application written, by several hands and over weeks?"""
