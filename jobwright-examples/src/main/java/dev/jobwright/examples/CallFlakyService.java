package dev.jobwright.examples;

import com.sun.net.httpserver.HttpServer;
import dev.jobwright.Attempt;
import dev.jobwright.Backoff;
import dev.jobwright.JobHandle;
import dev.jobwright.JobQueue;
import dev.jobwright.JobType;
import dev.jobwright.worker.JobContext;
import dev.jobwright.worker.Worker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A web service is down for a moment. The handler just throws; the job comes back after its backoff until the service
 * answers, and every attempt can be read afterwards.
 */
public final class CallFlakyService {

    /** What the job is given. */
    public record Charge(String url, String order) {}

    /** What came of it. */
    public record Receipt(String text, long attempt) {}

    static final JobType<Charge, Receipt> CHARGE = JobType.of("charge", Charge.class, Receipt.class);

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int REFUSALS = 2;

    private CallFlakyService() {}

    public static void main(String[] args) throws Exception {
        for (Attempt attempt : run(Path.of(args.length > 0 ? args[0] : "jobs.db"))) {
            String why =
                    attempt.failure() == null ? "" : ": " + attempt.failure().summary();
            System.out.println(
                    "attempt " + attempt.number() + " " + attempt.end().word() + why);
        }
    }

    static List<Attempt> run(Path file) throws Exception {
        HttpServer service = serviceThatRefusesTwice();
        try (JobQueue jobs = JobQueue.open("jdbc:sqlite:" + file);
                Worker worker = Worker.on(jobs)
                        .handle(CHARGE, CallFlakyService::charge)
                        .slots(8)
                        .start()) {
            String url = "http://127.0.0.1:" + service.getAddress().getPort() + "/charge";
            Backoff soon = Backoff.exponential(Duration.ofMillis(10), Duration.ofMillis(100));
            JobHandle<Receipt> job = jobs.enqueue(
                            CHARGE,
                            new Charge(url, "4711"),
                            options -> options.maxAttempts(5).backoff(soon))
                    .job();
            System.out.println(worker.name() + " has got " + job.await(Duration.ofSeconds(30)));
            return jobs.attempts(job.id());
        } finally {
            service.stop(0);
        }
    }

    private static Receipt charge(Charge charge, JobContext context) throws IOException, InterruptedException {
        // The service drops what it has seen already, so an attempt that was charged but never reported does no harm.
        HttpRequest request = HttpRequest.newBuilder(URI.create(charge.url()))
                .timeout(Duration.ofSeconds(5))
                .header("Idempotency-Key", context.idempotencyKey())
                .POST(HttpRequest.BodyPublishers.ofString(charge.order()))
                .build();
        var response = HTTP.send(request, BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("the service answered " + response.statusCode());
        }
        return new Receipt(response.body(), context.attempt());
    }

    private static HttpServer serviceThatRefusesTwice() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        AtomicInteger calls = new AtomicInteger();
        server.createContext("/charge", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                boolean refused = calls.incrementAndGet() <= REFUSALS;
                byte[] answer = (refused ? "busy" : "charged").getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(refused ? 503 : 200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        server.start();
        return server;
    }
}
