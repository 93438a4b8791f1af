"""Behind what a decoder works: a warm process without secrets, a child for each file, and the walls around it."""
