-- The id of the job that has this id, or else this key. Lives on job_id and job_key.
select id from job where id = ?1
union all
select id from job where key = ?2
limit 1
