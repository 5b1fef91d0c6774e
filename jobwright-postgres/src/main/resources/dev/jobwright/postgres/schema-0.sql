-- Where the tables will be: only when it is not there, since it may be made by another role than the one that owns it.
create schema if not exists {schema};
