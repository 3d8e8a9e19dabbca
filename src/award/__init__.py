"""What does the award's notice say, and what follows from it? The rules, without the office."""
