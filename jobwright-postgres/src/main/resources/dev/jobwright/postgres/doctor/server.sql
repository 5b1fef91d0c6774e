-- One row: the server's version as a number and in words, whether it is a standby, and the settings that durability and
-- vacuum hang on.
select current_setting('server_version_num')::int, current_setting('server_version'), pg_is_in_recovery(),
  current_setting('fsync'), current_setting('full_page_writes'), current_setting('synchronous_commit'),
  current_setting('autovacuum')
