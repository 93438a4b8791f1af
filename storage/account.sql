-- name: offer
UPDATE people SET offered_secret = $2 WHERE person_id = $1;

-- name: offered
SELECT offered_secret FROM people WHERE person_id = $1 AND code_secret IS NULL FOR UPDATE;

-- name: take_offer
UPDATE people SET code_secret = offered_secret, offered_secret = NULL WHERE person_id = $1;

-- name: remove
UPDATE people SET code_secret = NULL, offered_secret = NULL WHERE person_id = $1;

-- name: change_password
UPDATE people SET password_hash = $2 WHERE person_id = $1;
