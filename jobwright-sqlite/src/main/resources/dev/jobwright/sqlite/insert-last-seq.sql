-- The largest seq that is there, and the largest that a prune has deleted as the newest; zero when there is none. The end
-- of the primary key, and one row.
select coalesce(max(seq), 0),
  coalesce((select cast(value as integer) from jobwright_meta where name = 'last_seq'), 0)
from job
