"""Who may do, see and read what?"""
