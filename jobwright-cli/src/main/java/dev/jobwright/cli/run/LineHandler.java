package dev.jobwright.cli.run;

import dev.jobwright.cli.command.Command;
import dev.jobwright.cli.command.Substitution;
import dev.jobwright.cli.command.Template;
import dev.jobwright.cli.process.CommandResult;
import dev.jobwright.cli.process.CommandRunner;
import dev.jobwright.cli.process.Execution;
import dev.jobwright.cli.process.Limits;
import dev.jobwright.worker.Handler;
import dev.jobwright.worker.JobContext;
import dev.jobwright.worker.Snooze;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Runs the command for one line. */
final class LineHandler implements Handler<Line, CommandResult> {

    private final Template template;
    private final Limits limits;
    private final Map<String, String> names;
    private final CommandRunner runner;
    private final LineOutputs outputs;
    private final StopRequest stop;
    private final SlotNumbers slots = new SlotNumbers();

    /** @param names what all commands get into their environment */
    LineHandler(
            Template template,
            Limits limits,
            Map<String, String> names,
            CommandRunner runner,
            LineOutputs outputs,
            StopRequest stop) {
        this.template = template;
        this.limits = limits;
        this.names = Map.copyOf(names);
        this.runner = runner;
        this.outputs = outputs;
        this.stop = stop;
    }

    @Override
    public CommandResult handle(Line line, JobContext context) throws InterruptedException {
        if (stop.isMade()) {
            stop.awaitHeeded(); // otherwise it would be claimed again at once
            throw new Snooze(Duration.ZERO);
        }
        int slot = slots.take();
        try {
            Substitution given = line.in(slot);
            Command command = template.fill(given);
            Execution execution = new Execution(command, names(given), limits);
            return runner.run(execution, context, outputs.of(given, command));
        } finally {
            slots.give(slot);
        }
    }

    private Map<String, String> names(Substitution given) {
        Map<String, String> all = new HashMap<>(names);
        String number = Long.toString(given.number());
        String slot = Integer.toString(given.slot());
        all.put("JOBWRIGHT_SEQ", number);
        all.put("JOBWRIGHT_SLOT", slot);
        // Scripts that were written for GNU parallel look for these.
        all.put("PARALLEL_SEQ", number);
        all.put("PARALLEL_JOBSLOT", slot);
        return all;
    }
}
