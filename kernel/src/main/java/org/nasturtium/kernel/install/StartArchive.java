package org.nasturtium.kernel.install;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The archive of loaded classes in an installed kernel's folder, by which it starts faster.
 *
 * <p>It fits one Java and the jars where they lie; a kernel with another Java, or copied elsewhere, starts without.
 */
public final class StartArchive {
    private static final long PATIENCE_SECONDS = 180;

    private StartArchive() {}

    /**
     * Makes it, in a few seconds, by running a short notebook in the installed kernel.
     *
     * @param kernel an installed kernel's folder
     * @return the archive
     * @throws IOException says why there is none; the kernel works without
     */
    public static Path make(Path kernel) throws IOException {
        Path log = Files.createTempFile("nasturtium-archive", ".log");
        try {
            int code = run(kernel, log);
            List<Path> made = archives(kernel);
            if (code != 0 || made.isEmpty()) {
                for (Path broken : made) {
                    Files.delete(broken);
                }
                throw new IOException("its session ended with " + code + lastWords(log));
            }
            return made.get(0);
        } finally {
            Files.deleteIfExists(log);
        }
    }

    private static int run(Path kernel, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        "sh", kernel.resolve("kernel.sh").toString(), "--archive")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("its session took more than " + PATIENCE_SECONDS + " s");
            }
            return process.exitValue();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stop);
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<Path> archives(Path kernel) throws IOException {
        try (Stream<Path> files = Files.list(kernel)) {
            return files.filter(file -> file.toString().endsWith(".jsa")).toList();
        }
    }

    private static String lastWords(Path log) throws IOException {
        List<String> lines = new String(Files.readAllBytes(log), UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        return lines.isEmpty()
                ? ""
                : ": " + String.join("\n", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
    }
}
