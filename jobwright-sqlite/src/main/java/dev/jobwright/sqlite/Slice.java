package dev.jobwright.sqlite;

/** Members of one operation that go into one transaction: from the first to before the second. */
record Slice(Operation operation, int from, int to) {

    int size() {
        return to - from;
    }

    Slice firstHalf() {
        return new Slice(operation, from, from + size() / 2);
    }

    Slice secondHalf() {
        return new Slice(operation, from + size() / 2, to);
    }
}
