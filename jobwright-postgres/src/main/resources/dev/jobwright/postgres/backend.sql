-- The server's process that runs this. Another one than the driver was told of says that a pooler stands between.
select pg_backend_pid()
