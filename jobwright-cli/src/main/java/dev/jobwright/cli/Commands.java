package dev.jobwright.cli;

import dev.jobwright.cli.inspect.JobsCommand;
import dev.jobwright.cli.inspect.ShowCommand;
import dev.jobwright.cli.inspect.StatsCommand;
import dev.jobwright.cli.inspect.WaitCommand;
import dev.jobwright.cli.inspect.WorkloadsCommand;
import dev.jobwright.cli.log.LogCommand;
import dev.jobwright.cli.run.RunCommand;
import dev.jobwright.cli.shell.CompletionCommand;
import dev.jobwright.cli.steer.CancelCommand;
import dev.jobwright.cli.steer.HoldCommand;
import dev.jobwright.cli.steer.PruneCommand;
import dev.jobwright.cli.steer.ReleaseCommand;
import dev.jobwright.cli.steer.RetryCommand;
import dev.jobwright.cli.store.DoctorCommand;
import dev.jobwright.cli.store.MigrateCommand;
import dev.jobwright.cli.store.VerifyCommand;
import dev.jobwright.cli.work.EnqueueCommand;
import dev.jobwright.cli.work.WorkerCommand;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine;

/** The commands by name, in the order of the help. */
final class Commands {

    private static final Map<String, Function<Surroundings, Object>> ALL = new LinkedHashMap<>();
    private static final Set<String> ABOUT_OTHERS = Set.of("completion", "help");

    static {
        ALL.put("run", RunCommand::new);
        ALL.put("workloads", WorkloadsCommand::new);
        ALL.put("enqueue", EnqueueCommand::new);
        ALL.put("worker", WorkerCommand::new);
        ALL.put("jobs", JobsCommand::new);
        ALL.put("show", ShowCommand::new);
        ALL.put("log", LogCommand::new);
        ALL.put("stats", StatsCommand::new);
        ALL.put("wait", WaitCommand::new);
        ALL.put("retry", RetryCommand::new);
        ALL.put("cancel", CancelCommand::new);
        ALL.put("hold", HoldCommand::new);
        ALL.put("release", ReleaseCommand::new);
        ALL.put("prune", PruneCommand::new);
        ALL.put("verify", VerifyCommand::new);
        ALL.put("doctor", DoctorCommand::new);
        ALL.put("migrate", MigrateCommand::new);
        ALL.put("completion", surroundings -> new CompletionCommand());
        ALL.put("version", surroundings -> new VersionCommand());
        ALL.put("help", surroundings -> new CommandLine.HelpCommand());
    }

    private Commands() {}

    /** The command line; with one command only when that one is asked for: making them all takes a third of a start. */
    static CommandLine forArgs(Surroundings surroundings, String... args) {
        String first = args.length == 0 ? "" : args[0];
        Function<Surroundings, Object> asked = ABOUT_OTHERS.contains(first) ? null : ALL.get(first);
        CommandLine jobwright = new CommandLine(new Jobwright());
        if (asked != null) {
            return jobwright.addSubcommand(first, asked.apply(surroundings));
        }
        ALL.forEach((name, command) -> jobwright.addSubcommand(name, command.apply(surroundings)));
        return jobwright;
    }
}
