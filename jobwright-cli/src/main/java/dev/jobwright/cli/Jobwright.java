package dev.jobwright.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line as a whole. */
@Command(
        name = "jobwright",
        mixinStandardHelpOptions = true,
        versionProvider = Jobwright.Version.class,
        description = "Runs commands as durable jobs, and inspects and steers any queue.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "The jobs are in the file that --store or JOBWRIGHT_STORE names,",
            "else in $XDG_STATE_HOME/jobwright/jobs.db (~/.local/state/jobwright/jobs.db)."
        })
final class Jobwright implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "what should be done? See jobwright --help");
    }

    /** The version of the jar. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            Package ours = Jobwright.class.getPackage();
            return new String[] {
                "jobwright " + Objects.requireNonNullElse(ours.getImplementationVersion(), "(not from a jar)")
            };
        }
    }
}
