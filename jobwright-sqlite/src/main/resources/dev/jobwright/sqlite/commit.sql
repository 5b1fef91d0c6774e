-- Makes a transaction durable.
commit
