-- Makes a policy.
insert into policy (document) values (?1)
