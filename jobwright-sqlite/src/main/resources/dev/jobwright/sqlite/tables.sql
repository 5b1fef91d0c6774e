-- The names of all tables of the file; a foreign file is recognised by them.
select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'
