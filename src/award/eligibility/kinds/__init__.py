"""How is each kind of rule decided?"""
