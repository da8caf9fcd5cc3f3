package org.nasturtium.kernel.command;

import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command {@code nas}: parses, dispatches, and turns what went wrong into a line and an exit code. */
@Command(
        name = "nas",
        description = "Neural architecture search for the JVM.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Versions.class,
        scope = ScopeType.INHERIT,
        footer = {
            "",
            "Results go to standard output; progress, build lines and logs to standard error.",
            "Exit codes: 0 = done, 1 = the script or the search failed, 2 = wrong usage or a run that is refused,",
            "3 = something is missing on this machine, 130 = stopped by a person (resumable)."
        },
        subcommands = {
            RunCommand.class,
            ResumeCommand.class,
            ReportCommand.class,
            RunsCommand.class,
            DataCommand.class,
            DoctorCommand.class,
            KernelCommand.class,
            BenchCommand.class
        })
public final class Main implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show stack traces.")
    private boolean debug;

    public static void main(String[] arguments) {
        int code = commandLine().execute(arguments);
        System.out.flush();
        System.exit(code);
    }

    /** The command line as a value, for tests too. */
    static CommandLine commandLine() {
        Main main = new Main();
        CommandLine line = new CommandLine(main);
        line.setExecutionExceptionHandler(
                (failure, command, parsed) -> Failures.show(failure, command.getErr(), main.debug));
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "a command is missing");
    }

    /** What {@code --version} prints. */
    static final class Versions implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"nasturtium " + version()};
        }
    }

    private static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(development)" : version;
    }

    /** Whether stack traces are wanted. */
    static boolean isDebugging(CommandSpec spec) {
        return spec.root().userObject() instanceof Main main && main.debug;
    }

    /** Where results go. */
    static PrintWriter out(CommandSpec spec) {
        return spec.commandLine().getOut();
    }
}
