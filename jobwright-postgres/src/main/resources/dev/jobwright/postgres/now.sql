-- The store's clock.
select {now}
