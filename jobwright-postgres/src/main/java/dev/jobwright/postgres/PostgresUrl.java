package dev.jobwright.postgres;

import dev.jobwright.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A {@code jdbc:postgresql:} URL: the driver's, and besides {@code schema=NAME}, where the tables are.
 *
 * @param driverUrl without our own parameter
 * @param schema null when the URL does not say
 */
record PostgresUrl(String driverUrl, @Nullable String schema) {

    static final String PREFIX = "jdbc:postgresql:";
    static final String DEFAULT_SCHEMA = "jobwright";

    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,47}");
    private static final String PARAMETER = "schema=";

    static PostgresUrl parse(String url) {
        int question = url.indexOf('?');
        if (question < 0) {
            return new PostgresUrl(url, null);
        }
        String schema = null;
        List<String> others = new ArrayList<>();
        for (String parameter : url.substring(question + 1).split("&", -1)) {
            if (parameter.startsWith(PARAMETER)) {
                schema = checkSchema(parameter.substring(PARAMETER.length()));
            } else {
                others.add(parameter);
            }
        }
        String base = url.substring(0, question);
        return new PostgresUrl(others.isEmpty() ? base : base + "?" + String.join("&", others), schema);
    }

    /** A name that needs no quotes, and leaves room for what we append to it. */
    static String checkSchema(String name) {
        if (!NAME.matcher(name).matches() || name.startsWith("pg_")) {
            throw new InvalidInput(
                    "the schema name '" + name + "' is not possible: use a lower-case letter, then lower-case "
                            + "letters, digits and underscores, at most 48 in all");
        }
        return name;
    }

    /** The server and the database, without user, password and parameters. */
    String shown() {
        int question = driverUrl.indexOf('?');
        String base = question < 0 ? driverUrl : driverUrl.substring(0, question);
        return base.substring(PREFIX.length()).replaceFirst("^//([^/@]*@)?", "");
    }
}
