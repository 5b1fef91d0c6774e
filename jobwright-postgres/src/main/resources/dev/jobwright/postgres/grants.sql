-- What a role needs to work with the tables: it can make none and change none. To be run by their owner after each
-- migration, as it covers the tables that are there.
grant usage on schema {schema} to {role};
grant select, insert, update, delete on all tables in schema {schema} to {role};
revoke insert, update, delete on {schema}.meta from {role};
