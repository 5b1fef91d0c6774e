-- Lanes with a number above ?1, in the order of their numbers. Lives on the primary key.
select lane, namespace, queue, type, version from lane where lane > ?1 order by lane
