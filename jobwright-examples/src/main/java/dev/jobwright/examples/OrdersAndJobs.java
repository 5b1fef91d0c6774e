package dev.jobwright.examples;

import dev.jobwright.JobHandle;
import dev.jobwright.JobQueue;
import dev.jobwright.JobType;
import dev.jobwright.worker.Worker;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The application's tables and its jobs live in one SQLite file, and one transaction writes both: an order without its
 * mail, or a mail without its order, cannot be.
 */
public final class OrdersAndJobs {

    /** What the job is given. */
    public record ConfirmOrder(long order) {}

    static final JobType<ConfirmOrder, String> CONFIRM = JobType.of("confirm-order", ConfirmOrder.class, String.class);

    private OrdersAndJobs() {}

    public static void main(String[] args) throws Exception {
        System.out.println(run(Path.of(args.length > 0 ? args[0] : "shop.db")));
    }

    /** What is there after one order was rolled back and one was committed. */
    record Books(long orders, long jobs, @Nullable String confirmation) {}

    static Books run(Path file) throws Exception {
        String url = "jdbc:sqlite:" + file;
        try (Connection shop = DriverManager.getConnection(url)) {
            makeTable(shop);
            // The file has a table that is not Jobwright's: adopt() says that this is meant.
            try (JobQueue jobs = JobQueue.builder().url(url).adopt().open();
                    Worker worker = Worker.on(jobs)
                            .handle(CONFIRM, (args, context) -> "confirmed order " + args.order())
                            .slots(8)
                            .start()) {
                shop.setAutoCommit(false);
                place(shop, jobs, "a cat that changed its mind");
                shop.rollback();

                JobHandle<String> job = place(shop, jobs, "a cat that did not");
                shop.commit();
                String confirmation = job.await(Duration.ofSeconds(30));
                System.out.println(worker.name() + " has " + confirmation);
                long inStore = jobs.stats().counts().values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
                return new Books(countOrders(shop), inStore, confirmation);
            }
        }
    }

    /** Inserts an order and enqueues its job; the caller commits, or does not. */
    private static JobHandle<String> place(Connection shop, JobQueue jobs, String customer) throws SQLException {
        long order;
        try (PreparedStatement insert =
                shop.prepareStatement("insert into orders (customer) values (?) returning id")) {
            insert.setString(1, customer);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                order = row.getLong(1);
            }
        }
        return jobs.in(shop).enqueue(CONFIRM, new ConfirmOrder(order)).job();
    }

    private static void makeTable(Connection shop) throws SQLException {
        try (Statement statement = shop.createStatement()) {
            statement.execute("create table if not exists orders (id integer primary key, customer text not null)");
        }
    }

    private static long countOrders(Connection shop) throws SQLException {
        try (Statement statement = shop.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from orders")) {
            row.next();
            return row.getLong(1);
        }
    }
}
