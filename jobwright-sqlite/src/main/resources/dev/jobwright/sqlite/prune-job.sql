-- Deletes the jobs in the array. Lives on the primary key.
delete from job where seq in (select value from json_each(?1))
