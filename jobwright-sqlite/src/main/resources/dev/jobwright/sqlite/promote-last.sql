-- Where a promotion of ?2 jobs ends: wake_at, seq of the last. The head of waiting_wake.
select wake_at, seq from waiting indexed by waiting_wake where state in (3, 4) and wake_at <= {now} order by wake_at, seq limit ?2
