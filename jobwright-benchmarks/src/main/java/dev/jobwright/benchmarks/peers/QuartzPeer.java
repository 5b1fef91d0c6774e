package dev.jobwright.benchmarks.peers;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDataMap;
import org.quartz.JobDetail;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.impl.jdbcjobstore.StdJDBCDelegate;

/**
 * Quartz: a clustered JDBC store, since several processes share it, 20 threads, up to 20 triggers at once. One stored
 * job, and a trigger with data of its own for each run, which is half the work of a job for each; it deletes both when
 * they are done.
 */
final class QuartzPeer implements Peer {

    private static final int THREADS = 20;

    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("org.quartz.scheduler.instanceName", "bench"),
            Map.entry("org.quartz.scheduler.instanceId", "AUTO"),
            Map.entry("org.quartz.scheduler.skipUpdateCheck", "true"),
            Map.entry("org.quartz.scheduler.idleWaitTime", "5000"), // the least that is recommended
            Map.entry("org.quartz.scheduler.batchTriggerAcquisitionMaxCount", String.valueOf(THREADS)),
            Map.entry("org.quartz.threadPool.threadCount", String.valueOf(THREADS)),
            Map.entry("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX"),
            Map.entry("org.quartz.jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate"),
            Map.entry("org.quartz.jobStore.useProperties", "true"),
            Map.entry("org.quartz.jobStore.isClustered", "true"),
            Map.entry("org.quartz.jobStore.acquireTriggersWithinLock", "true"), // the guide's demand for batches
            Map.entry("org.quartz.jobStore.dataSource", "bench"),
            Map.entry("org.quartz.dataSource.bench.provider", "hikaricp"),
            Map.entry("org.quartz.dataSource.bench.driver", "org.postgresql.Driver"),
            Map.entry("org.quartz.dataSource.bench.maxConnections", String.valueOf(THREADS + 5)));

    private final Database database;
    private final Scheduler scheduler;
    private final JobDetail job =
            JobBuilder.newJob(NoOp.class).withIdentity("no-op").storeDurably().build();

    QuartzPeer(String url) throws SQLException, IOException, SchedulerException {
        database = new Database(url, 1);
        database.createTables("qrtz_triggers", StdJDBCDelegate.class, "tables_postgres.sql");
        Properties properties = new Properties();
        properties.putAll(SETTINGS);
        properties.setProperty("org.quartz.dataSource.bench.URL", url);
        scheduler = new StdSchedulerFactory(properties).getScheduler();
        scheduler.addJob(job, true);
    }

    @Override
    public void enqueue(Payload payload) throws SchedulerException {
        scheduler.scheduleJob(trigger(payload));
    }

    @Override
    public void enqueueAll(Stream<Payload> payloads) throws SchedulerException {
        Set<Trigger> triggers = payloads.map(this::trigger).collect(Collectors.toSet());
        scheduler.scheduleJob(job, triggers, true);
    }

    private Trigger trigger(Payload payload) {
        JobDataMap data = new JobDataMap();
        data.put("number", String.valueOf(payload.number()));
        data.put("sentAt", String.valueOf(payload.sentAt()));
        data.put("filling", payload.filling());
        return TriggerBuilder.newTrigger()
                .forJob(job)
                .withIdentity(String.valueOf(payload.number()))
                .usingJobData(data)
                .startNow()
                // However long it had to wait, it is to run.
                .withSchedule(SimpleScheduleBuilder.simpleSchedule().withMisfireHandlingInstructionFireNow())
                .build();
    }

    @Override
    public void start(Consumer<Payload> handler) throws SchedulerException {
        scheduler.setJobFactory((fired, from) -> new NoOp(handler));
        scheduler.start();
    }

    @Override
    public boolean isDrained() throws SQLException {
        return database.isTrue(
                "select not exists (select from qrtz_triggers) and not exists (select from qrtz_fired_triggers)");
    }

    @Override
    public void close() {
        try (database) {
            scheduler.shutdown(true);
        } catch (SchedulerException e) {
            throw new IllegalStateException("Quartz does not end", e);
        }
    }

    record NoOp(Consumer<Payload> handler) implements Job {
        @Override
        public void execute(JobExecutionContext context) {
            JobDataMap data = context.getTrigger().getJobDataMap();
            handler.accept(new Payload(
                    Long.parseLong(data.getString("number")),
                    Long.parseLong(data.getString("sentAt")),
                    data.getString("filling")));
        }
    }
}
