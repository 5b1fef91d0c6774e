-- Remembers that a job expires.
insert into start_deadline (start_by, seq) values (?1, ?2)
