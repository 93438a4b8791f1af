-- name: count
SELECT knock($1, $2);

-- name: this_minute
SELECT knocks_this_minute($1, $2) AS count, 60 - floor(extract(second FROM clock_timestamp()))::integer AS seconds_left;

-- name: forget
SELECT forget_knocks();
