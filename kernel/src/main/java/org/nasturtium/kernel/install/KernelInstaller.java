package org.nasturtium.kernel.install;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Writes and removes the folder from which Jupyter starts this kernel.
 *
 * <p>The folder holds every jar, so that it goes on working when the project is rebuilt, moved or deleted, and when it is
 * moved itself. Libraries are linked where the disk allows it, which costs no space; our own jars are copied, because a
 * build writes over them in place.
 */
public final class KernelInstaller {
    /** What Jupyter calls the kernel. */
    public static final String NAME = "nasturtium";

    private static final String DISPLAY_NAME = "Groovy (Nasturtium)";
    private static final String OWN = "nasturtium-";
    private static final List<String> FILES = List.of("kernel.sh", "logo-32x32.png", "logo-64x64.png", "logo-svg.svg");

    private final List<Path> jars;

    /** An installer of these jars, in this order. */
    public KernelInstaller(List<Path> jars) {
        this.jars = List.copyOf(jars);
    }

    /** An installer of what this program itself runs from. */
    public static KernelInstaller ofThisProgram() {
        String path = System.getProperty("java.class.path", "");
        return new KernelInstaller(Arrays.stream(path.split(File.pathSeparator))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList());
    }

    /**
     * Installs the kernel, in place of an earlier one.
     *
     * @param jupyter one of {@link JupyterFolders}
     * @return the kernel's folder
     */
    public Path install(Path jupyter) throws IOException {
        for (Path jar : jars) {
            if (!Files.isRegularFile(jar)) {
                throw new IOException("cannot install from " + jar + ": it is no jar\n"
                        + "Maybe use `./nas kernel install`, which builds jars first.");
            }
        }
        Path kernels = Files.createDirectories(jupyter.resolve("kernels"));
        Path fresh = Files.createTempDirectory(kernels, "." + NAME);
        try {
            fill(fresh);
            delete(folder(jupyter));
            return Files.move(fresh, folder(jupyter));
        } finally {
            delete(fresh);
        }
    }

    /** Removes the kernel. False = there was none. */
    public static boolean uninstall(Path jupyter) throws IOException {
        boolean there = isInstalled(jupyter);
        if (there) {
            delete(folder(jupyter));
        }
        return there;
    }

    /** Whether the kernel is known to Jupyter there. */
    public static boolean isInstalled(Path jupyter) {
        return Files.isRegularFile(folder(jupyter).resolve("kernel.json"));
    }

    /** The kernel's folder below one of {@link JupyterFolders}. */
    public static Path folder(Path jupyter) {
        return jupyter.resolve("kernels").resolve(NAME);
    }

    private void fill(Path folder) throws IOException {
        for (String name : FILES) {
            try (InputStream file = Objects.requireNonNull(KernelInstaller.class.getResourceAsStream(name), name)) {
                Files.copy(file, folder.resolve(name));
            }
        }
        Path lib = Files.createDirectory(folder.resolve("lib"));
        for (int i = 0; i < jars.size(); i++) {
            Path jar = jars.get(i);
            // the number keeps the order of the class path
            place(jar, lib.resolve(String.format(Locale.ROOT, "%03d-%s", i, jar.getFileName())));
        }
        Files.writeString(folder.resolve("java-home"), System.getProperty("java.home") + "\n");
        Files.writeString(folder.resolve("kernel.json"), json());
        // temporary folders are private, kernels are for every user of the prefix
        if (!folder.toFile().setReadable(true, false) || !folder.toFile().setExecutable(true, false)) {
            throw new IOException("cannot open " + folder + " to other users");
        }
    }

    private static void place(Path jar, Path target) throws IOException {
        if (!String.valueOf(jar.getFileName()).startsWith(OWN)) {
            try {
                Files.createLink(target, jar.toRealPath());
                return;
            } catch (IOException | UnsupportedOperationException anotherDisk) {
                Files.deleteIfExists(target);
            }
        }
        Files.copy(jar, target, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String json() throws IOException {
        ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        ObjectNode json = mapper.createObjectNode();
        json.putArray("argv").add("sh").add("{resource_dir}/kernel.sh").add("{connection_file}");
        json.put("display_name", DISPLAY_NAME);
        json.put("language", "groovy");
        json.put("interrupt_mode", "message");
        // one thread a trial; freed memory stays with the process, fresh pages cost more than the arithmetic
        json.putObject("env")
                .put("OMP_NUM_THREADS", "1")
                .put("OPENBLAS_NUM_THREADS", "1")
                .put("MALLOC_TRIM_THRESHOLD_", "4294967296")
                .put("MALLOC_MMAP_THRESHOLD_", "4294967296")
                .put("MALLOC_TOP_PAD_", "268435456");
        json.putObject("metadata").put("debugger", false);
        return mapper.writeValueAsString(json) + "\n";
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
    }
}
