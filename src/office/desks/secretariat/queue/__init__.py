"""What is there for the secretariat to do, and how is something found in it?"""
