package dev.jobwright.tck;

import dev.jobwright.InstanceId;
import dev.jobwright.JobState;
import dev.jobwright.LeaseToken;
import dev.jobwright.memory.MemoryStore;
import dev.jobwright.store.AppendResult;
import dev.jobwright.store.ClaimRequest;
import dev.jobwright.store.ClaimedJob;
import dev.jobwright.store.Claimer;
import dev.jobwright.store.Counters;
import dev.jobwright.store.ForwardingStore;
import dev.jobwright.store.InsertResult;
import dev.jobwright.store.JobFacts;
import dev.jobwright.store.JobStore;
import dev.jobwright.store.LogAppend;
import dev.jobwright.store.Lost;
import dev.jobwright.store.NewJob;
import dev.jobwright.store.Promotion;
import dev.jobwright.store.PruneRequest;
import dev.jobwright.store.PruneResult;
import dev.jobwright.store.Renewal;
import dev.jobwright.store.SettleResult;
import dev.jobwright.store.Settlement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** Mistakes that a store could make, each of which the model test must see. */
enum BrokenStore {
    SETTLES_WITHOUT_LOOKING_AT_THE_TOKEN(memory -> new ForwardingStore(memory) {
        @Override
        public List<SettleResult> settle(List<Settlement> settlements) {
            return store.settle(
                    settlements.stream().map(this::withTheRightToken).toList());
        }

        private Settlement withTheRightToken(Settlement given) {
            return store.find(List.of(given.id())).stream()
                    .filter(job -> job.token() != null)
                    .map(job -> with(given, job.token()))
                    .findFirst()
                    .orElse(given);
        }

        private Settlement with(Settlement given, LeaseToken token) {
            return new Settlement(given.id(), token, given.lane(), given.authority(), given.decision(), given.took());
        }
    }),
    LETS_ANYBODY_RESCUE(memory -> new ForwardingStore(memory) {
        @Override
        public List<SettleResult> settle(List<Settlement> settlements) {
            return store.settle(settlements.stream()
                    .map(given -> new Settlement(
                            given.id(),
                            given.token(),
                            given.lane(),
                            Settlement.Authority.HOLDER,
                            given.decision(),
                            given.took()))
                    .toList());
        }
    }),
    FORGETS_REVOCATIONS(memory -> new ForwardingStore(memory) {
        @Override
        public Renewal renew(Claimer claimer) {
            store.renew(claimer);
            return new Renewal(List.of());
        }
    }),
    CLAIMS_IN_THE_WRONG_ORDER(memory -> new ForwardingStore(memory) {
        @Override
        public List<ClaimedJob> claim(ClaimRequest request) {
            List<ClaimedJob> claimed = new ArrayList<>(store.claim(request));
            Collections.reverse(claimed);
            return claimed;
        }
    }),
    CLAIMS_ANEW_WHEN_ASKED_AGAIN(memory -> new ForwardingStore(memory) {
        private final Set<Long> seen = new HashSet<>();

        @Override
        public List<ClaimedJob> claim(ClaimRequest request) {
            long nonce = seen.add(request.nonce()) ? request.nonce() : request.nonce() + seen.size();
            return store.claim(new ClaimRequest(
                    request.claimer(), nonce, request.namespace(), request.queues(), request.types(), request.max()));
        }
    }),
    TAKES_A_KEY_TWICE(memory -> new ForwardingStore(memory) {
        @Override
        public List<InsertResult> insert(List<NewJob> jobs) {
            return store.insert(jobs.stream().map(this::withoutKey).toList());
        }

        private NewJob withoutKey(NewJob job) {
            return new NewJob(
                    job.id(),
                    job.lane(),
                    job.priority(),
                    job.due(),
                    job.notBefore(),
                    job.delay(),
                    job.startBy(),
                    job.heldReason(),
                    null,
                    job.correlation(),
                    job.headers(),
                    job.policy(),
                    job.args());
        }
    }),
    NEVER_ENDS_AN_INSTANCE(memory -> new ForwardingStore(memory) {
        @Override
        public void end(InstanceId instance) {}
    }),
    WAKES_UP_TOO_LATE(memory -> new ForwardingStore(memory) {
        @Override
        public Promotion promote(int max) {
            Promotion right = store.promote(max);
            return new Promotion(
                    right.promoted(),
                    right.expired(),
                    right.next() == null ? null : right.next().plusNanos(1_000));
        }
    }),
    LOOKS_FOR_LOST_ATTEMPTS_TOO_LATE(memory -> new ForwardingStore(memory) {
        @Override
        public Lost findLost(int max) {
            return new Lost(store.findLost(max).attempts(), null);
        }
    }),
    LOGS_AGAIN_WHAT_IS_SENT_AGAIN(memory -> new ForwardingStore(memory) {
        private long number;

        @Override
        public List<AppendResult> append(List<LogAppend> texts) {
            return store.append(texts.stream()
                    .map(given -> new LogAppend(
                            given.id(), given.token(), given.lane(), ++number, given.stream(), given.text()))
                    .toList());
        }
    }),
    PRUNES_IN_A_DRY_RUN(memory -> new ForwardingStore(memory) {
        @Override
        public PruneResult prune(PruneRequest given) {
            return store.prune(new PruneRequest(
                    given.id(),
                    given.namespace(),
                    given.filter(),
                    given.finishedBefore(),
                    given.after(),
                    given.limit(),
                    false,
                    given.actor()));
        }
    }),
    COUNTS_WRONG(memory -> new ForwardingStore(memory) {
        @Override
        public Counters inspect(Consumer<JobFacts> sink) {
            Counters counters = store.inspect(sink);
            counters.counts().values().forEach(counts -> counts.computeIfPresent(JobState.RUNNING, (s, n) -> n + 1));
            return counters;
        }
    });

    private final Function<JobStore, JobStore> breaks;

    BrokenStore(Function<JobStore, JobStore> breaks) {
        this.breaks = breaks;
    }

    StoreFixture fixture() {
        return new StoreFixture() {
            @Override
            public String name() {
                return BrokenStore.this.name();
            }

            @Override
            public JobStore open(InstantSource clock) {
                return breaks.apply(new MemoryStore(clock));
            }
        };
    }
}
