# Second opinions that came, for whoever asked.

review-came-title = Segundas opiniones que le llegaron
review-came-by = { $by } respondió { $at }
review-came-open = Leer la opinión
review-came-open-of = Leer la opinión sobre el caso de { $patient }
