package dev.jobwright.cli.run;

import dev.jobwright.cli.command.Command;
import dev.jobwright.cli.command.Substitution;
import dev.jobwright.cli.command.Word;
import dev.jobwright.cli.output.Printer;
import dev.jobwright.cli.process.AttemptOutput;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What is made known of the attempts of lines.
 *
 * @param tag what stands before each line of output; null for nothing
 * @param rows writes the job log; null for none
 * @param told each line's number and command before it starts
 */
record LineOutputs(
        Printer printer,
        @Nullable Word tag,
        @Nullable RowOutput rows,
        BiConsumer<Long, Command> told,
        FailureLimit failures) {

    AttemptOutput of(Substitution given, Command command) {
        told.accept(given.number(), command);
        AttemptOutput output = printer.of(given.number(), tag == null ? "" : tag.fill(given) + "\t");
        if (rows != null) {
            output = rows.before(output, given.number(), command.quoted());
        }
        return failures.watching(output);
    }
}
