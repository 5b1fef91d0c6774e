-- Whether the file has a write-ahead log by now: 'wal'.
pragma journal_mode
