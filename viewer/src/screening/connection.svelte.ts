// Whether the tablet believes itself connected. A hint for people only: every call finds out by itself.
export const connection = $state({ there: navigator.onLine });

addEventListener('online', () => { connection.there = true; });
addEventListener('offline', () => { connection.there = false; });
