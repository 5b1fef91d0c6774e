package dev.jobwright.store;

import dev.jobwright.InvalidInput;
import java.util.Locale;
import java.util.ServiceLoader;

/** The stores on the class path. */
public final class StoreProviders {

    private StoreProviders() {}

    /** @throws InvalidInput when nobody opens such URLs */
    public static StoreProvider serving(String url) {
        for (StoreProvider provider : ServiceLoader.load(StoreProvider.class)) {
            if (provider.serves(url)) {
                return provider;
            }
        }
        throw nobodyServes(url);
    }

    private static InvalidInput nobodyServes(String url) {
        String kind = url.toLowerCase(Locale.ROOT);
        String shown = url.length() > 40 ? url.substring(0, 40) + "…" : url;
        // What follows the database's name may hold a password.
        String safe = shown.replaceAll("(?i)(password|user)=[^&]*", "$1=***").replaceAll("//[^/@]*@", "//***@");
        String remedy = kind.startsWith("jdbc:sqlite:")
                ? "add dev.jobwright:jobwright-sqlite to the class path"
                : kind.startsWith("jdbc:postgresql:")
                        ? "add dev.jobwright:jobwright-postgres to the class path"
                        : "use jdbc:sqlite:FILE, jdbc:postgresql://HOST/DATABASE or memory:";
        return new InvalidInput("no store serves the URL '" + safe + "': " + remedy);
    }
}
