package dev.jobwright.cli.jobs;

import dev.jobwright.Texts;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows under headers, each column as wide as it needs. Data is shown so that it cannot act on a terminal. */
public final class Table {

    private static final String GAP = "  ";
    private static final int WIDEST_CELL = 200;

    private final List<List<String>> rows = new ArrayList<>();

    public Table(String... headers) {
        add(headers);
    }

    public void add(String... cells) {
        rows.add(Arrays.stream(cells).map(cell -> Texts.show(cell, WIDEST_CELL)).toList());
    }

    /** Prints all rows, the headers first. */
    public void print(PrintWriter out) {
        int last = rows.get(0).size() - 1;
        int[] widths = new int[last];
        for (List<String> row : rows) {
            for (int column = 0; column < last; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < last; column++) {
                String cell = row.get(column);
                line.append(cell)
                        .append(" ".repeat(widths[column] - cell.length()))
                        .append(GAP);
            }
            out.println(line.append(row.get(last)).toString().stripTrailing());
        }
    }
}
