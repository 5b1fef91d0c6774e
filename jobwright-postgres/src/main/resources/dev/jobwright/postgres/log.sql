-- The log of the job of an id behind an attempt and number, of attempts up to one, so many: attempt, number, stream, at, text.
-- Lives on job_id and the primary key.
select attempt, number, stream, at, text from {schema}.log
where seq = (select seq from {schema}.job where id = ?) and (attempt, number) > (?, ?) and attempt <= ?
order by attempt, number limit ?
