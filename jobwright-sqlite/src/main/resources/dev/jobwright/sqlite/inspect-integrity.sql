-- What SQLite itself finds wrong with the file: 'ok', or a line for each finding.
pragma quick_check(20)
