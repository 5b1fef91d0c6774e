package dev.jobwright.worker;

/** What a listener throws is logged, and disturbs nothing else. */
record SafeListener(WorkerListener listener) implements WorkerListener {

    private static final System.Logger LOG = System.getLogger("dev.jobwright.worker");

    @Override
    public void on(WorkerEvent event) {
        try {
            listener.on(event);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a worker listener failed", e);
        }
    }
}
