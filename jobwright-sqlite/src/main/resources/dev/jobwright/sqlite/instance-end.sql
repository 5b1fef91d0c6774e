-- Ends an instance: nobody's lease lasts until 0. Lives on instance_alive.
update instance set alive_until = 0, ended_at = {now} where uid = ?2 and ended_at is null
