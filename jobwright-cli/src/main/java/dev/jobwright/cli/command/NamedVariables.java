package dev.jobwright.cli.command;

import dev.jobwright.InvalidInput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The variables that {@code --env} names.
 *
 * @param inherited those without a value: they keep the one that they have
 * @param given those with a value
 */
record NamedVariables(Map<String, String> inherited, Map<String, String> given) {

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** Of a variable that is named twice the last one holds. */
    static NamedVariables of(List<String> options, Map<String, String> environment) {
        NamedVariables named = new NamedVariables(new HashMap<>(), new HashMap<>());
        options.forEach(option -> named.add(option, environment));
        return named;
    }

    private void add(String option, Map<String, String> environment) {
        int equals = option.indexOf('=');
        String name = equals < 0 ? option : option.substring(0, equals);
        if (!VARIABLE.matcher(name).matches()) {
            throw new InvalidInput("--env " + option + ": '" + name + "' cannot be the name of a variable");
        }
        if (name.startsWith(UserEnvironment.OURS)) {
            throw new InvalidInput("--env " + option + ": names that begin with JOBWRIGHT_ are taken");
        }
        inherited.remove(name);
        given.remove(name);
        if (equals >= 0) {
            given.put(name, option.substring(equals + 1));
            return;
        }
        String value = environment.get(name);
        if (value == null) {
            throw new InvalidInput("--env " + name + " is not set here: give it a value, --env " + name + "=VALUE");
        }
        inherited.put(name, value);
    }
}
