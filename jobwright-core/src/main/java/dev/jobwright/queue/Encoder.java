package dev.jobwright.queue;

import dev.jobwright.EnqueueOptions;
import dev.jobwright.InvalidInput;
import dev.jobwright.JobPolicy;
import dev.jobwright.JobType;
import dev.jobwright.Texts;
import dev.jobwright.json.JsonCodec;
import dev.jobwright.json.JsonException;
import dev.jobwright.runtime.JobIds;
import dev.jobwright.store.NewJob;
import java.util.Objects;
import java.util.function.Consumer;

/** From the caller's types to jobs as they are stored; whatever cannot be stored is refused here. */
final class Encoder {

    private final JsonCodec codec;
    private final JobIds ids;
    private final String namespace;
    private final JobPolicy policy;
    private final int maxArgsBytes;

    Encoder(JsonCodec codec, JobIds ids, String namespace, JobPolicy policy, int maxArgsBytes) {
        this.codec = codec;
        this.ids = ids;
        this.namespace = namespace;
        this.policy = policy;
        this.maxArgsBytes = maxArgsBytes;
    }

    <A> NewJob encode(JobType<A, ?> type, A args, Consumer<EnqueueOptions> options) {
        EnqueueOptions filled = fill(options);
        return filled.toJob(ids.next(), namespace, type, json(type, args));
    }

    <A> void encodeAll(
            JobType<A, ?> type, Iterable<? extends A> args, Consumer<EnqueueOptions> options, Consumer<NewJob> sink) {
        EnqueueOptions filled = fill(options);
        if (filled.nameOneJob()) {
            throw new InvalidInput("an id or a key names one job: enqueue these jobs one by one");
        }
        for (A each : args) {
            sink.accept(filled.toJob(ids.next(), namespace, type, json(type, each)));
        }
    }

    private EnqueueOptions fill(Consumer<EnqueueOptions> options) {
        EnqueueOptions filled = new EnqueueOptions(policy);
        options.accept(filled);
        return filled;
    }

    private <A> String json(JobType<A, ?> type, A args) {
        Objects.requireNonNull(args, () -> "the args of a " + type.name() + " job are null");
        try {
            String json = codec.encode(args, type.argsType());
            // Three bytes of UTF-8 a char at most: most args are known to fit without counting.
            if (json.length() > maxArgsBytes / 3 && Texts.utf8Length(json) > maxArgsBytes) {
                throw new InvalidInput("the args of a " + type.name() + " job are " + Texts.utf8Length(json)
                        + " bytes of JSON, and " + maxArgsBytes
                        + " are allowed: keep large data elsewhere and pass its name, or raise maxArgsBytes");
            }
            return json;
        } catch (JsonException e) {
            throw new InvalidInput(
                    "the args of a " + type.name() + " job cannot be written as JSON: " + e.getMessage(), e);
        }
    }
}
