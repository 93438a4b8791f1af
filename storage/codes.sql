-- name: of_house
SELECT codes FROM organizations;
