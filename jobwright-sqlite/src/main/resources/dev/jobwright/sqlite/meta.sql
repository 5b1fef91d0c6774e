-- All of jobwright_meta: name, value. A table of a few rows.
select name, value from jobwright_meta
