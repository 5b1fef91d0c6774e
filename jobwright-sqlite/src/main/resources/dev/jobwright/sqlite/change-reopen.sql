-- Takes back that a job has ended.
delete from outcome where seq = ?1
