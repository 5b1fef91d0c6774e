package dev.jobwright.cli.command;

import dev.jobwright.InvalidInput;
import org.jspecify.annotations.Nullable;

/** A script that is read from its beginning to its end, and copied, with references in place of its tokens. */
final class ScriptText {

    private final String script;
    private final Tokens tokens;
    private final StringBuilder copy = new StringBuilder();
    private int at;

    ScriptText(String script, Tokens tokens) {
        this.script = script;
        this.tokens = tokens;
    }

    boolean atEnd() {
        return at >= script.length();
    }

    int position() {
        return at;
    }

    /** The next character; there must be one. */
    char next() {
        return script.charAt(at);
    }

    boolean startsWith(String text) {
        return script.startsWith(text, at);
    }

    /** The token that comes next; null when none does. */
    @Nullable
    Token token() {
        return tokens.at(script, at);
    }

    /** Whether a token comes behind the next character. */
    boolean tokenFollows() {
        return at + 1 < script.length() && tokens.at(script, at + 1) != null;
    }

    /** Whether the character before is one of these, or there is none. */
    boolean isBehind(String characters) {
        return at == 0 || characters.indexOf(script.charAt(at - 1)) >= 0;
    }

    /** What was read since that position. */
    String since(int position) {
        return script.substring(position, at);
    }

    /** The rest of the line that comes next, without its newline. */
    String line() {
        int end = script.indexOf('\n', at);
        return script.substring(at, end < 0 ? script.length() : end);
    }

    void copy(int characters) {
        int end = Math.min(at + characters, script.length());
        copy.append(script, at, end);
        at = end;
    }

    /** Replaces a token that comes next. */
    void refer(Token token) {
        copy.append("\"$").append(token.variable()).append('"');
        at += tokens.text(token).length();
    }

    /** @throws InvalidInput when a token comes next */
    void refuseToken(String where) {
        Token token = token();
        if (token != null) {
            throw refused(tokens.text(token) + " at " + place(at) + " is " + where);
        }
    }

    InvalidInput notClosed(String what, int position) {
        return refused("what begins with " + what + " at " + place(position) + " is not closed");
    }

    InvalidInput refused(String what) {
        return new InvalidInput("--shell: " + what);
    }

    String place(int position) {
        int lineStart = script.lastIndexOf('\n', position - 1) + 1;
        long line =
                script.substring(0, lineStart).chars().filter(c -> c == '\n').count() + 1;
        return (script.indexOf('\n') < 0 ? "" : "line " + line + ", ") + "column " + (position - lineStart + 1);
    }

    @Override
    public String toString() {
        return copy.toString();
    }
}
