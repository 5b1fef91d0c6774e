-- What still runs under a lease, in the order of claims; columns as claim-bodies, then the lane. Walks running, which is small.
select j.nprio, j.due, r.seq, r.attempt - 1, 0, j.id, j.policy, j.enqueued_at, j.args, j.key, j.correlation, j.headers, r.lane
from running r join job j on j.seq = r.seq
where r.nonce = ?1
order by j.nprio, j.due, r.seq
