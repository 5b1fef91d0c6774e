-- The number of an instance, if it is known and has not ended. Lives on instance_alive.
select instance from instance where uid = ?1 and ended_at is null
