package dev.jobwright.cli.command;

import dev.jobwright.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * How tokens are written in one template.
 *
 * @param line what stands for the whole line; {@code {}} unless the user wants another
 */
public record Tokens(String line) {

    public static final Tokens DEFAULT = new Tokens(Token.LINE.text());

    public Tokens {
        if (line.isEmpty()) {
            throw new InvalidInput("-I names nothing: give a text that is to stand for the line");
        }
        for (Token token : Token.values()) {
            if (token != Token.LINE && token.text().equals(line)) {
                throw new InvalidInput("-I " + line + " has a meaning already: choose another text");
            }
        }
    }

    /** The token that is written at this place; null when there is none. */
    @Nullable
    Token at(String text, int index) {
        if (text.startsWith(line, index)) {
            return Token.LINE;
        }
        if (text.charAt(index) == '{') {
            for (Token token : Token.values()) {
                if (token != Token.LINE && text.startsWith(token.text(), index)) {
                    return token;
                }
            }
        }
        return null;
    }

    String text(Token token) {
        return token == Token.LINE ? line : token.text();
    }
}
