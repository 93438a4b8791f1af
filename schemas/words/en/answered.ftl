# Second opinions that came, for whoever asked.

review-came-title = Second opinions that came for you
review-came-by = { $by } answered { $at }
review-came-open = Read the opinion
review-came-open-of = Read the opinion on the case of { $patient }
