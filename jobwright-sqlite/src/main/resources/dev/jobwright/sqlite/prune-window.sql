-- The next ?2 jobs that have ended, behind seq ?1: seq. Lives on the primary key.
select seq from outcome where seq > ?1 order by seq limit ?2
