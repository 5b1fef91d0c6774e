package dev.jobwright.cli.command;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;

/**
 * Reads a script as a shell would, as far as it must to know what is quoted. A token becomes a quoted reference, which
 * is right only where nothing is quoted yet: inside quotes it would end them, so there, and wherever a shell does not
 * simply expand words, a token is refused. In doubt it refuses.
 */
final class ShellScanner {

    private static final String BEFORE_A_WORD = " \t\n;&|()";
    private static final String BEHIND_A_DELIMITER = " \t\n;&|<>()";
    private static final String IN_QUOTES = "inside quotes; write it bare, it is quoted already";
    private static final String IN_BACKQUOTES = "inside backquotes; write $(…)";

    private final ScriptText text;
    private final Set<Token> used = EnumSet.noneOf(Token.class);
    private final Deque<Heredoc> heredocs = new ArrayDeque<>();
    private int quotesAround;

    /** @param indented whether tabs before its lines do not count */
    private record Heredoc(String end, boolean indented) {}

    ShellScanner(String script, Tokens tokens) {
        this.text = new ScriptText(script, tokens);
    }

    ShellScript scan() {
        commands(false);
        return new ShellScript(text.toString(), used);
    }

    /** @param nested whether a closing parenthesis ends them */
    private void commands(boolean nested) {
        while (!text.atEnd()) {
            Token token = text.token();
            if (token != null) {
                refer(token);
                continue;
            }
            switch (text.next()) {
                case '\\' -> text.copy(2);
                case '\'' -> untilClosed('\'', IN_QUOTES);
                case '"' -> doubleQuoted();
                case '`' -> untilClosed('`', IN_BACKQUOTES);
                case '$' -> {
                    if (text.startsWith("$'")) {
                        dollarQuoted();
                    } else {
                        dollar();
                    }
                }
                case '<' -> redirection();
                case '\n' -> newline();
                case '(' -> {
                    text.copy(1);
                    commands(true);
                }
                case ')' -> {
                    text.copy(1);
                    if (nested) {
                        return;
                    }
                }
                default -> plain();
            }
        }
    }

    private void refer(Token token) {
        text.refer(token);
        if (token != Token.LINE) {
            used.add(token);
        }
    }

    private void plain() {
        boolean wordBegins = text.isBehind(BEFORE_A_WORD);
        if (wordBegins && text.next() == '#') {
            while (!text.atEnd() && text.next() != '\n') {
                text.refuseToken("inside a comment");
                text.copy(1);
            }
            return;
        }
        if (wordBegins && quotesAround > 0 && text.startsWith("case")) {
            // The unpaired parenthesis of a pattern would make us lose count of the quotes around.
            throw text.refused(
                    "'case' at " + text.place(text.position())
                            + " is inside $(…) inside quotes, which is not checked so deep; put the result in a variable first");
        }
        text.copy(1);
    }

    /** Copies what stands between two such characters; no token may be there. */
    private void untilClosed(char mark, String where) {
        int opened = text.position();
        text.copy(1);
        while (!text.atEnd() && text.next() != mark) {
            text.refuseToken(where);
            text.copy(text.next() == '\\' && mark != '\'' ? 2 : 1);
        }
        close(mark, opened);
    }

    private void doubleQuoted() {
        int opened = text.position();
        text.copy(1);
        quotesAround++;
        while (!text.atEnd() && text.next() != '"') {
            text.refuseToken(IN_QUOTES);
            switch (text.next()) {
                case '\\' -> text.copy(2);
                case '`' -> untilClosed('`', IN_BACKQUOTES);
                case '$' -> dollar();
                default -> text.copy(1);
            }
        }
        quotesAround--;
        close('"', opened);
    }

    private void close(char mark, int opened) {
        if (text.atEnd()) {
            throw text.notClosed(Character.toString(mark), opened);
        }
        text.copy(1);
    }

    private void dollar() {
        if (text.tokenFollows()) {
            text.copy(1);
            text.refuseToken("behind a $; write it bare");
        }
        if (text.startsWith("$((")) {
            untilBalanced("$((", '(', ')', "inside $((…))");
        } else if (text.startsWith("$(")) {
            text.copy(2);
            commands(true);
        } else if (text.startsWith("${")) {
            untilBalanced("${", '{', '}', "inside ${…}");
        } else {
            text.copy(1);
        }
    }

    /** Shells do not agree on a backslash in there, and so not on where it ends. */
    private void dollarQuoted() {
        int opened = text.position();
        text.copy(1);
        untilClosed('\'', IN_QUOTES);
        if (text.since(opened).indexOf('\\') >= 0) {
            throw text.refused("$'…' with a backslash at " + text.place(opened)
                    + " means different things to different shells; use printf");
        }
    }

    private void untilBalanced(String opening, char open, char closing, String where) {
        int opened = text.position();
        text.copy(opening.length());
        int depth = opening.length() - 1;
        while (!text.atEnd() && depth > 0) {
            text.refuseToken(where);
            char c = text.next();
            depth += c == open ? 1 : c == closing ? -1 : 0;
            text.copy(c == '\\' ? 2 : 1);
        }
        if (depth > 0) {
            throw text.notClosed(opening, opened);
        }
    }

    private void redirection() {
        if (text.startsWith("<<<")) {
            text.copy(3);
        } else if (text.startsWith("<<")) {
            text.copy(2);
            heredocs.add(heredoc());
        } else {
            text.copy(1);
        }
    }

    private Heredoc heredoc() {
        boolean indented = text.startsWith("-");
        text.copy(indented ? 1 : 0);
        while (!text.atEnd() && (text.next() == ' ' || text.next() == '\t')) {
            text.copy(1);
        }
        int from = text.position();
        while (!text.atEnd() && BEHIND_A_DELIMITER.indexOf(text.next()) < 0) {
            text.refuseToken("the end mark of a here-document");
            text.copy(1);
        }
        return new Heredoc(text.since(from).replaceAll("[\\\\'\"]", ""), indented);
    }

    private void newline() {
        text.copy(1);
        for (Heredoc heredoc = heredocs.poll(); heredoc != null; heredoc = heredocs.poll()) {
            body(heredoc);
        }
    }

    private void body(Heredoc heredoc) {
        boolean over = false;
        while (!text.atEnd() && !over) {
            String line = text.line();
            over = (heredoc.indented ? line.replaceFirst("^\t+", "") : line).equals(heredoc.end);
            for (int i = 0; i <= line.length() && !text.atEnd(); i++) {
                text.refuseToken("inside a here-document; use printf, or \"$1\" where the shell expands it");
                text.copy(1);
            }
        }
    }
}
