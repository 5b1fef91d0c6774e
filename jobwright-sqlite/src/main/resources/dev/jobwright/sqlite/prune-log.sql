-- Deletes the rows of log of the jobs in the array. Lives on the primary key.
delete from log where seq in (select value from json_each(?1))
