package dev.jobwright.cli.command;

import java.util.Set;

/**
 * A shell script whose tokens have become references to parameters: {@code {}} is {@code "$1"}. So nothing of a line is
 * ever read as shell text. What the script itself hands to another shell ({@code sh -c}, {@code ssh}, {@code eval}) is
 * beyond that.
 *
 * @param used the tokens that it has
 */
record ShellScript(String text, Set<Token> used) {

    ShellScript {
        used = Set.copyOf(used);
    }

    /** @throws dev.jobwright.InvalidInput when a token stands where its reference would not keep the value together */
    static ShellScript of(String script, Tokens tokens) {
        return new ShellScanner(script, tokens).scan();
    }
}
