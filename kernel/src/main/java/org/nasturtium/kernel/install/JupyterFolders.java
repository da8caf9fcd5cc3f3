package org.nasturtium.kernel.install;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Where Jupyter looks for kernels: the folder that holds {@code kernels/}, by the words of its own commands. */
public final class JupyterFolders {
    private static final long PATIENCE_SECONDS = 20;

    private JupyterFolders() {}

    /** {@code --user}: the person's own data folder. */
    public static Path user(Map<String, String> environment, Path home) {
        String named = environment.getOrDefault("JUPYTER_DATA_DIR", "");
        if (!named.isEmpty()) {
            return Path.of(named);
        }
        if (System.getProperty("os.name", "").startsWith("Mac")) {
            return home.resolve("Library").resolve("Jupyter");
        }
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        return (data.isEmpty() ? home.resolve(".local").resolve("share") : Path.of(data)).resolve("jupyter");
    }

    /** {@code --prefix P}: below any installation of Python. */
    public static Path prefix(Path prefix) {
        return prefix.resolve("share").resolve("jupyter");
    }

    /** {@code --sys-prefix}: below the active environment, or below the Python that the path finds. */
    public static Path sysPrefix(Map<String, String> environment) throws IOException {
        for (String active : List.of("VIRTUAL_ENV", "CONDA_PREFIX")) {
            String prefix = environment.getOrDefault(active, "");
            if (!prefix.isEmpty()) {
                return prefix(Path.of(prefix));
            }
        }
        for (String python : List.of("python3", "python")) {
            String prefix = prefixOf(python);
            if (!prefix.isEmpty()) {
                return prefix(Path.of(prefix));
            }
        }
        throw new IOException("--sys-prefix: no Python found on the path\n"
                + "Maybe activate an environment, or use `--prefix P` or `--user`.");
    }

    /** All places where Jupyter would look, the likeliest first. */
    public static List<Path> all(Map<String, String> environment, Path home) {
        Set<Path> all = new LinkedHashSet<>();
        for (String named : environment.getOrDefault("JUPYTER_PATH", "").split(File.pathSeparator, -1)) {
            if (!named.isEmpty()) {
                all.add(Path.of(named));
            }
        }
        all.add(user(environment, home));
        try {
            all.add(sysPrefix(environment));
        } catch (IOException noPython) {
            // then no kernel is in one
        }
        all.add(prefix(Path.of("/usr/local")));
        all.add(prefix(Path.of("/usr")));
        return List.copyOf(all);
    }

    private static String prefixOf(String python) throws IOException {
        Process process;
        try {
            process = new ProcessBuilder(python, "-c", "import sys; print(sys.prefix)")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException missing) {
            // a Python that is not there is no error: the next one is asked
            return "";
        }
        String answer = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        try {
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0 ? answer : "";
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking " + python, stop);
        }
    }
}
