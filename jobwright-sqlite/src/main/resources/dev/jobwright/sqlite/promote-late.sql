-- The first ?2 start deadlines that have passed: start_by, seq. The head of the primary key.
select start_by, seq from start_deadline where start_by < {now} order by start_by, seq limit ?2
