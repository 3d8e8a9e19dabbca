"""How are files handed in, looked through and taken away?"""
