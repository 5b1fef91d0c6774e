-- Waits for other processes that make or update the tables of a schema; until the end of the transaction.
select 1 from (select pg_advisory_xact_lock(hashtextextended('jobwright.' || {channel}, 0))) l
