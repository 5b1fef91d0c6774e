-- Deletes the rows of outcome of the jobs in the array. Lives on the primary key.
delete from outcome where seq in (select value from json_each(?1))
