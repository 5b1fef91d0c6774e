package dev.jobwright.cli.command;

import java.util.List;
import java.util.Map;

/** Templates as tests need them. */
final class CommandTemplates {

    private CommandTemplates() {}

    static Template of(String... words) {
        return new Template(stored(List.of(words), null, "{}", true));
    }

    static Template script(String script) {
        return new Template(stored(List.of(), script, "{}", true));
    }

    static CommandTemplate stored(List<String> words, String script, String token, boolean append) {
        return new CommandTemplate(words, script, "/bin/sh", token, append, "/tmp", "/bin", Map.of(), Map.of(), null);
    }
}
