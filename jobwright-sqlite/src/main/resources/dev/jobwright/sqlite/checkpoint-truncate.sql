-- Moves all of the log into the file and makes it empty; keeps writers out meanwhile.
pragma wal_checkpoint(truncate)
