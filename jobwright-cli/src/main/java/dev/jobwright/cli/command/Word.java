package dev.jobwright.cli.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text with tokens in it, taken apart once. Filled in one pass: a value is never looked at for tokens. */
public final class Word {

    private final List<Part> parts;

    /** Either plain text or a token. */
    private record Part(String text, @Nullable Token token) {}

    private Word(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    public static Word of(String text, Tokens tokens) {
        List<Part> parts = new ArrayList<>();
        int plainFrom = 0;
        int index = 0;
        while (index < text.length()) {
            Token token = tokens.at(text, index);
            if (token == null) {
                index++;
                continue;
            }
            if (plainFrom < index) {
                parts.add(new Part(text.substring(plainFrom, index), null));
            }
            parts.add(new Part("", token));
            index += tokens.text(token).length();
            plainFrom = index;
        }
        if (plainFrom < text.length() || parts.isEmpty()) {
            parts.add(new Part(text.substring(plainFrom), null));
        }
        return new Word(parts);
    }

    public boolean hasTokens() {
        return parts.stream().anyMatch(part -> part.token != null);
    }

    public String fill(Substitution given) {
        Part first = parts.get(0);
        if (parts.size() == 1) {
            return first.token == null ? first.text : first.token.value(given);
        }
        StringBuilder filled = new StringBuilder();
        for (Part part : parts) {
            filled.append(part.token == null ? part.text : part.token.value(given));
        }
        return filled.toString();
    }
}
