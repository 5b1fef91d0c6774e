-- The path of the main database of a connection; empty for one in memory.
select file from pragma_database_list where name = 'main'
