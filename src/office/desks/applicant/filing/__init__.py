"""How is an application looked over, filed, proved and taken back?"""
