package dev.jobwright.crash;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Questions and orders to a PostgreSQL server, each on a connection of its own, and repeated while it recovers. */
record Server(String url) {

    private static final int RECOVERY_SECONDS = 60;

    /** The server processes of Jobwright's connections. */
    List<Long> backends() throws Exception {
        return ask("select pid from pg_stat_activity where application_name = 'jobwright' order by backend_start, pid")
                .stream()
                .map(Long::valueOf)
                .toList();
    }

    /** Ends a connection from the server's side; whether it was still there. */
    boolean terminate(long backend) throws Exception {
        return ask("select pg_terminate_backend(" + backend + ")").contains("t");
    }

    /** Where its data, its log and all else that it keeps is. */
    Path folder() throws Exception {
        return Path.of(ask("show data_directory").get(0)).resolve("..").normalize();
    }

    /** What was committed until now is on disk afterwards. */
    void checkpoint() throws Exception {
        ask("checkpoint");
    }

    /** The first column. */
    private List<String> ask(String query) throws Exception {
        List<String> answers = new ArrayList<>();
        Deadline.await(url + " answers", RECOVERY_SECONDS, () -> isAnswered(query, answers));
        return answers;
    }

    private boolean isAnswered(String query, List<String> answers) {
        answers.clear();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            if (statement.execute(query)) {
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        answers.add(String.valueOf(rows.getString(1)));
                    }
                }
            }
            return true;
        } catch (SQLException e) {
            return false;
        }
    }
}
