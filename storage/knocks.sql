-- name: knock
SELECT count, seconds_left FROM knock($1, $2, $3);

-- name: take_back
SELECT take_back_knock($1, $2);

-- name: forgive
SELECT forgive_knocks($1, $2);

-- name: forget
SELECT forget_knocks();
