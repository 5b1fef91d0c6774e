-- The number of the instance of that uid that has not ended. Lives on instance_alive.
select instance from {schema}.instance where uid = ? and ended_at is null
