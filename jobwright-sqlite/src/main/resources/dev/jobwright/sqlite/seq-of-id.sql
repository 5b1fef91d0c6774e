-- The seq of an id. Lives on job_id.
select seq from job where id = ?1
