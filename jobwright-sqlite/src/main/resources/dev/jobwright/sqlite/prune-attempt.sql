-- Deletes the rows of attempt of the jobs in the array. Lives on the primary key.
delete from attempt where seq in (select value from json_each(?1))
