package dev.jobwright.cli.run;

import dev.jobwright.cli.command.Command;
import dev.jobwright.cli.command.Substitution;
import dev.jobwright.cli.command.Word;
import dev.jobwright.cli.output.Printer;
import dev.jobwright.cli.process.AttemptOutput;
import dev.jobwright.cli.process.CommandResult;
import dev.jobwright.cli.process.Spool;
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

    /** The slot of a command that ran in an earlier process. */
    private static final int SLOT_UNKNOWN = 0;

    AttemptOutput of(Substitution given, Command command) {
        told.accept(given.number(), command);
        AttemptOutput output = printed(given);
        if (rows != null) {
            output = rows.before(output, given.number(), command.quoted());
        }
        return failures.watching(output);
    }

    /** What a line has written that ended in an earlier process, where everything but this was made known. */
    void printLate(Line line, Spool spool, CommandResult result) {
        AttemptOutput output = printed(line.in(SLOT_UNKNOWN));
        output.began(spool);
        output.ended(spool, result, true);
    }

    private AttemptOutput printed(Substitution given) {
        return printer.of(given.number(), tag == null ? "" : tag.fill(given) + "\t");
    }
}
