-- Whether this role may see what the sessions of other roles do.
select pg_has_role('pg_read_all_stats', 'usage')
