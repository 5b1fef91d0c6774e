-- The server's clock.
select {now}
