-- Locks the first so many start deadlines that have passed: seq. The head of the primary key.
select seq from {schema}.start_deadline where start_by < {now} order by start_by, seq limit ? for update skip locked
