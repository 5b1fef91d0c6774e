-- Changes nothing, but makes the transaction a writing one.
update jobwright_meta set value = value where name = 'schema_version'
