-- Begins a transaction that only reads: one snapshot.
begin deferred
