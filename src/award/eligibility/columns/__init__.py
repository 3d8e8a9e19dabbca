"""How are the rules of a line applied to whole columns, one expression for every row?"""
