-- Begins a transaction that may write, at once: a reading one could not become a writing one when others wrote.
begin immediate
