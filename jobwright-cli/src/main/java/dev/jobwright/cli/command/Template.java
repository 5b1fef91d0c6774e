package dev.jobwright.cli.command;

import dev.jobwright.InvalidInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the command for a line. Words become arguments without a shell, and a script gets the line as a parameter:
 * whatever a line holds, it is never read as a command.
 */
public final class Template {

    /** What {@code $0} is in a script. */
    private static final String SCRIPT_NAME = "jobwright";

    private final CommandTemplate stored;
    private final List<Word> words;
    private final @Nullable ShellScript script;
    private final Word folder;
    private final Map<String, Word> environment = new HashMap<>();
    private final @Nullable Word creates;
    private final boolean appends;

    /** @throws InvalidInput when the script has a token where a shell would not keep its value together */
    public Template(CommandTemplate stored) {
        this.stored = stored;
        Tokens tokens = new Tokens(stored.token());
        this.words = stored.words().stream().map(word -> Word.of(word, tokens)).toList();
        this.script = stored.script() == null ? null : ShellScript.of(stored.script(), tokens);
        this.folder = Word.of(stored.folder(), tokens);
        stored.environment().forEach((name, value) -> environment.put(name, Word.of(value, tokens)));
        this.creates = stored.creates() == null ? null : Word.of(stored.creates(), tokens);
        this.appends = stored.append() && words.stream().noneMatch(Word::hasTokens);
    }

    public CommandTemplate stored() {
        return stored;
    }

    public Command fill(Substitution given) {
        Path place = Path.of(folder.fill(given));
        return new Command(
                arguments(given),
                place,
                stored.path(),
                variables(given),
                creates == null ? null : place.resolve(creates.fill(given)));
    }

    private List<String> arguments(Substitution given) {
        List<String> filled = new ArrayList<>(words.size() + 5);
        if (script != null) {
            filled.addAll(List.of(stored.shell(), "-c", script.text(), SCRIPT_NAME, given.line()));
            return filled;
        }
        words.forEach(word -> filled.add(word.fill(given)));
        if (appends) {
            filled.add(given.line());
        }
        return filled;
    }

    private Map<String, String> variables(Substitution given) {
        if (environment.isEmpty() && script == null) {
            return stored.inherited();
        }
        Map<String, String> filled = new HashMap<>(stored.inherited());
        if (script != null) {
            script.used().forEach(token -> filled.put(token.variable(), token.value(given)));
        }
        environment.forEach((name, value) -> filled.put(name, value.fill(given)));
        return filled;
    }

    /** @throws InvalidInput when the command could not be started for any line */
    public void check() {
        if (folder.hasTokens()) {
            return;
        }
        Path place = Path.of(stored.folder());
        if (!Files.isDirectory(place)) {
            throw new InvalidInput("there is no folder " + place + " (nothing was enqueued)");
        }
        ProgramPath programs = new ProgramPath(stored.path(), place);
        String program = script == null ? stored.words().get(0) : stored.shell();
        if (programs.find(program).isPresent()) {
            return;
        }
        String beginning = program.split(" ", 2)[0];
        boolean isLine = words.size() == 1
                && !beginning.equals(program)
                && programs.find(beginning).isPresent();
        if (isLine) {
            throw new InvalidInput("command not found: " + program + " (nothing was enqueued); did you mean --shell "
                    + Quoting.quoted(List.of(program)) + ", or -- " + program + "?");
        }
        if (script != null || !words.get(0).hasTokens()) {
            throw new InvalidInput(programs.whyNot(program) + " (nothing was enqueued)");
        }
    }
}
