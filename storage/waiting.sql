-- name: look
SELECT due, oldest_seconds, failed FROM outbox_waits();
