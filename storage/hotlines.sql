-- name: of_house
SELECT hotlines FROM organizations;
