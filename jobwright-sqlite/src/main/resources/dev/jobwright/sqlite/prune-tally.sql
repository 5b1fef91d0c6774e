-- Deletes the rows of tally of the jobs in the array. Lives on the primary key.
delete from tally where seq in (select value from json_each(?1))
