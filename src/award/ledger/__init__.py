"""Does entry *n* follow from entry *n − 1*?"""
