-- Every lane: lane, namespace, queue, type, version. A table of a few rows.
select lane, namespace, queue, type, version from {schema}.lane
