package org.nasturtium.kernel.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nasturtium.kernel.install.JupyterFolders;
import org.nasturtium.kernel.install.KernelInstaller;
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

        @Override
        public Integer call() throws IOException {
            PrintWriter out = Main.out(Objects.requireNonNull(spec));
            Path folder = KernelInstaller.ofThisProgram().install(place.jupyter());
            out.println("installed the kernel `" + KernelInstaller.NAME + "` in " + folder);
            out.println(
                    "Start `jupyter lab` and choose Groovy (Nasturtium); install again after changes of this project.");
            return 0;
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
