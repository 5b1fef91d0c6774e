-- Tells other processes that they may find something.
select pg_notify({channel}, ?)
