-- Remembers to tell an instance that an attempt is no longer its own.
insert into revocation (instance, seq, attempt, nonce) values (?1, ?2, ?3, ?4) on conflict do nothing
