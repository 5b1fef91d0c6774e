-- Whether any job has a start deadline. The head of the primary key.
select 1 from start_deadline limit 1
