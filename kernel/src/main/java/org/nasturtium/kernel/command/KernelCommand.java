package org.nasturtium.kernel.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nasturtium.kernel.install.JupyterFolders;
import org.nasturtium.kernel.install.KernelInstaller;
import org.nasturtium.kernel.install.StartArchive;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nas kernel install|uninstall}: makes the notebook kernel known to Jupyter, or forgotten. */
@Command(
        name = "kernel",
        description = "Install or remove the notebook kernel.",
        footer = {"", "Example: ./nas kernel install && jupyter lab notebooks/"},
        subcommands = {KernelCommand.Install.class, KernelCommand.Uninstall.class})
final class KernelCommand implements Runnable {
    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(), "what to do is missing: install or uninstall");
    }

    /** Where; the person's own folder unless told. */
    static final class Place {
        @ArgGroup
        private Choice choice = new Choice();

        /** One of them. */
        static final class Choice {
            @SuppressWarnings("UnusedVariable") // what happens anyway, said aloud
            @Option(names = "--user", description = "For this person, in every environment (the default).")
            private boolean user;

            @Option(names = "--prefix", paramLabel = "P", description = "Below P/share/jupyter.")
            private @Nullable Path prefix;

            @Option(names = "--sys-prefix", description = "In the active Python environment.")
            private boolean sysPrefix;
        }

        Path jupyter() throws IOException {
            if (choice.prefix != null) {
                return JupyterFolders.prefix(choice.prefix.toAbsolutePath());
            }
            return choice.sysPrefix
                    ? JupyterFolders.sysPrefix(System.getenv())
                    : JupyterFolders.user(System.getenv(), Path.of(System.getProperty("user.home")));
        }
    }

    /** Installs, in place of an earlier installation. */
    @Command(name = "install", description = "Make the kernel `nasturtium` known to Jupyter.")
    static final class Install implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        private Place place = new Place();

        @Option(
                names = "--no-archive",
                description = "Without the archive of classes (35 MB) that lets the kernel start faster.")
        private boolean noArchive;

        @Override
        public Integer call() throws IOException {
            PrintWriter out = Main.out(Objects.requireNonNull(spec));
            Path folder = KernelInstaller.ofThisProgram().install(place.jupyter());
            out.println("installed the kernel `" + KernelInstaller.NAME + "` in " + folder);
            if (!noArchive) {
                archive(folder, out, spec.commandLine().getErr());
            }
            out.println(
                    "Start `jupyter lab` and choose Groovy (Nasturtium); install again after changes of this project.");
            return 0;
        }

        private static void archive(Path folder, PrintWriter out, PrintWriter err) {
            err.println("running a short notebook, from which Java learns to start the kernel faster (about 10 s) ...");
            err.flush();
            long begun = System.nanoTime();
            try {
                Path archive = StartArchive.make(folder);
                out.printf(
                        Locale.ROOT,
                        "made an archive of classes for Java %s: %d MB, %.0f s%n",
                        Runtime.version(),
                        Files.size(archive) >> 20,
                        (System.nanoTime() - begun) / 1e9);
            } catch (IOException failure) {
                err.println("no archive of classes was made: " + failure.getMessage());
                err.println(
                        "The kernel works without it and starts about a second later. `--no-archive` leaves it out.");
            }
        }
    }

    /** Removes; that there is none is no failure. */
    @Command(name = "uninstall", description = "Remove the kernel `nasturtium` from Jupyter.")
    static final class Uninstall implements Callable<Integer> {
        @Spec
        private @Nullable CommandSpec spec;

        @Mixin
        private Place place = new Place();

        @Override
        public Integer call() throws IOException {
            Path jupyter = place.jupyter();
            boolean removed = KernelInstaller.uninstall(jupyter);
            Main.out(Objects.requireNonNull(spec))
                    .println((removed ? "removed the kernel from " : "no kernel is in ")
                            + KernelInstaller.folder(jupyter));
            return 0;
        }
    }
}
