-- The job of the key ?4. Lives on job_key.
select seq from job
where key = ?4 and seq {beyond} ?2 and lane in (select value from json_each(?1))
limit ?3
