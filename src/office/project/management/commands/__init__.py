"""What can be told to the office at the terminal?"""
