package dev.jobwright.cli.jobs;

import dev.jobwright.Job;
import dev.jobwright.JobQueue;
import dev.jobwright.cli.command.CommandTemplate;
import dev.jobwright.cli.command.Quoting;
import dev.jobwright.cli.command.Template;
import dev.jobwright.cli.run.Line;
import dev.jobwright.cli.run.Workloads;
import dev.jobwright.json.JsonCodec;
import dev.jobwright.json.JsonException;
import dev.jobwright.queue.QueueRuntime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What jobs run, as a person would type it; for jobs that are no commands, their type and args. */
public final class CommandTexts {

    /** Nobody remembers which slot it was. */
    private static final int NO_SLOT = 0;

    private final JobQueue queue;
    private final JsonCodec codec;
    private final Map<String, Optional<Template>> templates = new HashMap<>();

    public CommandTexts(JobQueue queue) {
        this.queue = queue;
        this.codec = QueueRuntime.of(queue).codec();
    }

    /** The command of a workload, its tokens not filled. */
    public static String of(CommandTemplate command) {
        String script = command.script();
        return script == null ? Quoting.quoted(command.words()) : "--shell " + Quoting.quoted(List.of(script));
    }

    public String of(Job job) {
        String type = job.lane().type();
        String other = type + " " + job.args();
        try {
            if (type.equals(CommandJob.TYPE.name())) {
                CommandJob command = (CommandJob) codec.decode(job.args(), CommandJob.class);
                return command.command().quoted();
            }
            if (type.equals(Line.TYPE.name())) {
                Line line = (Line) codec.decode(job.args(), Line.class);
                return template(job.lane().queue())
                        .map(template -> template.fill(line.in(NO_SLOT)).quoted())
                        .orElse(other);
            }
        } catch (JsonException e) {
            return other; // made by another version of this program
        }
        return other;
    }

    private Optional<Template> template(String workload) {
        return templates.computeIfAbsent(
                workload,
                name -> new Workloads(queue)
                        .find(name)
                        .map(found -> new Template(found.workload().command())));
    }
}
