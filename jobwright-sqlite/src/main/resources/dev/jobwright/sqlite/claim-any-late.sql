-- Whether a start deadline has passed that may still count. The head of the primary key.
select 1 from start_deadline where start_by < {now} limit 1
