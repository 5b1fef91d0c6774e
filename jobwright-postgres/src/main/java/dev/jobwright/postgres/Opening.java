package dev.jobwright.postgres;

import dev.jobwright.jdbc.SqlCatalog;
import dev.jobwright.runtime.SystemRandom;
import dev.jobwright.store.StoreProvider.StoreOptions;
import javax.sql.DataSource;

/** Opens a store: connects, has the tables seen to, and puts the parts together. */
final class Opening {

    private Opening() {}

    static Engine byUrl(String url, StoreOptions options, TimeSource time) {
        return open(Target.byUrl(url, options), options, time);
    }

    static Engine bySource(DataSource source, String url, StoreOptions options) {
        return open(Target.bySource(source, url, options), options, TimeSource.SERVER);
    }

    static Engine open(Target target, StoreOptions options, TimeSource time) {
        SqlCatalog sql = target.catalog(time);
        Database database = new Database(target.connector());
        Calls calls = new Calls(target.store(), target.schema(), database, sql, time);
        try {
            Admission admission = new Admission(target);
            String id = calls.call(Role.GENERAL, (link, again) -> admission.admit(link));
            long nonce = SystemRandom.secure().nextLong();
            return new Engine(target.store(), calls, database, sql, time, id, nonce, options.busyTimeout());
        } catch (RuntimeException | Error e) {
            calls.close();
            throw e;
        }
    }
}
