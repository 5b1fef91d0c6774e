-- Deletes the rows of failure of the jobs in the array. Lives on the primary key.
delete from failure where seq in (select value from json_each(?1))
