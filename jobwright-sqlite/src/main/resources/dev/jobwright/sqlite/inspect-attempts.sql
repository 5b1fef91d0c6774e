-- All attempts that did not end their job, in the order of seq: seq, attempt. Walks the primary key.
select seq, attempt from attempt order by seq, attempt
