-- Ends an instance: its leases have run out. Lives on instance_alive.
update instance set ended_at = {now} where uid = ?2 and ended_at is null
