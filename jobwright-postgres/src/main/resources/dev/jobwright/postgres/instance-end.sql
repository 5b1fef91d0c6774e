-- Ends the instance of that uid; its leases are lost from now on. Lives on instance_alive.
update {schema}.instance set ended_at = {now} where uid = ? and ended_at is null
