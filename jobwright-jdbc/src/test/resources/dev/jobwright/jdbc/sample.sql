-- Returns what is late.
-- Lives on nothing.
select name -- the name
from job

where due < {now};
