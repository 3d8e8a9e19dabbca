"""What does the supervisor see? Everything; and writes nothing."""
