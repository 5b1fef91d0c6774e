-- Says something that a listening session must hear (channel, word).
select pg_notify(?, ?)
