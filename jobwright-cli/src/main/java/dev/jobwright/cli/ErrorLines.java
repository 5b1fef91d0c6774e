package dev.jobwright.cli;

import dev.jobwright.JobwrightException;
import dev.jobwright.Texts;
import dev.jobwright.jackson.JacksonCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells of errors: one line on stderr, never a stack trace unless {@code JOBWRIGHT_DEBUG=1}, and an exit code. */
final class ErrorLines {

    private static final int LONGEST = 4_000;
    private static final int MOST_SUGGESTIONS = 2;
    private static final int WRONG = 2;
    /** As in GNU parallel: the smaller codes of what runs jobs to their end count those that failed. */
    private static final int RUN_WRONG = 255;

    private final Surroundings surroundings;

    ErrorLines(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The arguments make no sense. */
    int wrongUse(ParameterException error, String[] args) {
        String message = Objects.requireNonNullElse(error.getMessage(), "");
        if (error instanceof UnmatchedArgumentException unmatched) {
            List<String> suggestions =
                    unmatched.getSuggestions().stream().limit(MOST_SUGGESTIONS).toList();
            String what = unmatched.getUnmatched().get(0);
            message = (what.startsWith("-") ? "unknown option: " : "unknown argument: ")
                    + what
                    + (suggestions.isEmpty() ? "" : "; did you mean " + String.join(" or ", suggestions) + "?");
        }
        return tell("wrong_use", message, error, error.getCommandLine(), Arrays.asList(args));
    }

    /** The command could not do what was asked. */
    int failed(Exception error, CommandLine command, ParseResult parsed) {
        String message = Objects.requireNonNullElse(error.getMessage(), "");
        String code = snakeCase(error.getClass().getSimpleName());
        if (error instanceof UncheckedIOException unchecked) {
            IOException cause = Objects.requireNonNull(unchecked.getCause());
            message = cause.getClass().getSimpleName() + ": " + cause.getMessage();
        } else if (error instanceof IOException) {
            message = error.getClass().getSimpleName() + ": " + message;
        } else if (!(error instanceof JobwrightException)) {
            code = "internal";
            message = "this is a fault of jobwright itself: " + error + " (JOBWRIGHT_DEBUG=1 shows where)";
        }
        return tell(code, message, error, command, parsed.expandedArgs());
    }

    private int tell(String code, String message, Exception error, CommandLine command, List<String> args) {
        String shown = Texts.show(message, LONGEST);
        if (args.contains("--json")) {
            surroundings.err().println(json(code, message));
        } else {
            surroundings.say(shown);
        }
        if ("1".equals(surroundings.environment().get("JOBWRIGHT_DEBUG"))) {
            error.printStackTrace(surroundings.err());
        }
        return countsFailures(command.getCommandName(), args) ? RUN_WRONG : WRONG;
    }

    /** An error for programs. */
    static String json(String code, String message) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("code", code);
        details.put("message", message);
        return new JacksonCodec().encode(Map.of("error", details), Map.class);
    }

    private static boolean countsFailures(String command, List<String> args) {
        return command.equals("run") || (command.equals("worker") && args.contains("--until-empty"));
    }

    private static String snakeCase(String name) {
        return name.replaceAll("(?<!^)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
