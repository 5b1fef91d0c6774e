-- When the next job is due. The head of waiting_wake.
select min(wake_at) from waiting indexed by waiting_wake where state in (3, 4)
