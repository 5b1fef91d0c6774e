-- Takes away what insert-hold-seq has put there.
delete from job where seq = ?1
