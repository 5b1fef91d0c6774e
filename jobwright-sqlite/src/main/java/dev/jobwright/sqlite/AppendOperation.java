package dev.jobwright.sqlite;

import dev.jobwright.store.AppendResult;
import dev.jobwright.store.LogAppend;
import java.util.List;

/** Texts for logs that wait for the writer. */
final class AppendOperation extends Operation {

    private static final int BYTES_OF_AN_INSERT = 2_000;

    final List<LogAppend> texts;
    final AppendResult[] results;

    AppendOperation(List<LogAppend> texts) {
        super(Kind.APPEND);
        this.texts = texts;
        this.results = new AppendResult[texts.size()];
    }

    @Override
    int size() {
        return texts.size();
    }

    @Override
    int bytes(int member) {
        return 50 + texts.get(member).text().length();
    }

    @Override
    int work(int member) {
        return 1 + bytes(member) / BYTES_OF_AN_INSERT;
    }

    @Override
    boolean yieldsWhenFull() {
        return true;
    }

    List<AppendResult> result() {
        return List.of(results);
    }
}
