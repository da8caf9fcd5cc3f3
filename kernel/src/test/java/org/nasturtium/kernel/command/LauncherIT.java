package org.nasturtium.kernel.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher on a project of nothing but empty files, with a Maven and a Java that only say what they are given. */
class LauncherIT {
    private static final Path LAUNCHER = Path.of("..", "nas").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    private Path project;
    private Path tools;

    @BeforeEach
    void makeProject() throws IOException {
        assumeTrue(Files.isExecutable(LAUNCHER), "the launcher is beside this module");
        project = folder.resolve("a project");
        tools = Files.createDirectory(folder.resolve("tools"));
        for (String file : List.of(
                "pom.xml", "engine/core/src/main/java/A.java", "dsl/pom.xml", "kernel/pom.xml", "docs/guide.md")) {
            Path path = project.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, "");
        }
        Files.copy(LAUNCHER, project.resolve("nas"));
        script(
                tools.resolve("mvn"),
                "echo built >>'" + folder + "/builds'",
                "[ ! -e '" + folder + "/broken' ] || { echo '[ERROR] A.java:[3,1] no such symbol'; exit 1; }",
                "sleep 0.2",
                "cd '" + project + "'",
                "mkdir -p kernel/target engine/core/target",
                "echo one >kernel/target/nasturtium-kernel-1.jar",
                "echo two >engine/core/target/nasturtium-core-1.jar",
                "printf '%s' '" + project + "/engine/core/target/nasturtium-core-1.jar:" + project
                        + "/pom.xml' >kernel/target/dependencies.classpath");
        jdk("jdk", "17.0.15", true);
    }

    @Test
    void buildsOnceAndThenStartsJavaWithWhatWasBuilt() throws Exception {
        Ended first = nas("runs", "--json", "a file");
        assertThat(first.code()).as(first.err()).isZero();
        assertThat(first.out()).contains("[org.nasturtium.kernel.command.Main]", "[runs]", "[--json]", "[a file]");
        assertThat(first.out()).doesNotContain("native-access").contains("/.nas/jars-");
        assertThat(first.err()).containsOnlyOnce("\n").contains("nas: building");
        Ended second = nas("runs");
        assertThat(second.code()).isZero();
        assertThat(second.err()).isEmpty();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void isFoundThroughLinksFromAnyFolder() throws Exception {
        Path links = Files.createDirectory(folder.resolve("links"));
        Files.createSymbolicLink(links.resolve("real"), project.resolve("nas"));
        Files.createSymbolicLink(links.resolve("nas"), Path.of("real"));
        Ended ended = start(links, environment("jdk"), links.resolve("nas").toString(), "doctor");
        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("[-Dnasturtium.home=" + project.toRealPath() + "]");
    }

    @Test
    void twoAtOnceBuildOnce() throws Exception {
        Process one = process(project, environment("jdk"), "./nas", "runs");
        Process two = process(project, environment("jdk"), "./nas", "runs");
        assertThat(List.of(ended(one), ended(two))).allMatch(each -> each.code() == 0);
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void buildsAnewForWhatIsBuiltAndForNothingElse() throws Exception {
        nas("runs");
        write("docs/guide.md");
        write("notebooks/new.groovy");
        write("kernel/src/test/java/T.java");
        nas("runs");
        assertThat(builds()).as("documentation, notebooks, tests").isEqualTo(1);
        write("engine/core/src/main/java/A.java");
        nas("runs");
        assertThat(builds()).as("a source").isEqualTo(2);
        write("dsl/src/main/resources/words.txt");
        nas("runs");
        assertThat(builds()).as("a new resource").isEqualTo(3);
        Files.delete(project.resolve("dsl/src/main/resources/words.txt"));
        touch(project.resolve("dsl/src/main/resources"));
        nas("runs");
        assertThat(builds()).as("a resource that is gone").isEqualTo(4);
        try (var jars = Files.walk(project.resolve(".nas"))) {
            for (Path jar :
                    jars.filter(path -> path.toString().endsWith("core-1.jar")).toList()) {
                Files.delete(jar);
            }
        }
        nas("runs");
        assertThat(builds()).as("a jar that is gone").isEqualTo(5);
    }

    @Test
    void aBuildLeavesTheJarsOfARunningSearchAlone() throws Exception {
        nas("runs");
        List<Path> before = jars();
        write("engine/core/src/main/java/A.java");
        nas("runs");
        assertThat(before).isNotEmpty().allMatch(Files::exists);
        write("engine/core/src/main/java/A.java");
        nas("runs");
        assertThat(before).noneMatch(Files::exists);
    }

    @Test
    void aFailedBuildShowsItsFirstErrorsAndItsLog() throws Exception {
        Files.writeString(folder.resolve("broken"), "");
        Ended ended = nas("runs");
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("[3,1] no such symbol", "the build failed", ".nas/build.log");
        Files.delete(folder.resolve("broken"));
        assertThat(nas("runs").code()).isZero();
    }

    @Test
    void saysWhatIsMissing() throws Exception {
        jdk("old", "11.0.2", true);
        jdk("jre", "21", false);
        Ended old = start(project, environment("old"), "./nas", "runs");
        assertThat(old.code()).isEqualTo(3);
        assertThat(old.err()).contains("Java 11", "17 or newer");
        Ended jre = start(project, environment("jre"), "./nas", "runs");
        assertThat(jre.code()).isEqualTo(3);
        assertThat(jre.err()).contains("no compiler", "JDK");
        Ended nowhere = start(project, environment("nowhere"), "./nas", "runs");
        assertThat(nowhere.code()).isEqualTo(3);
        assertThat(nowhere.err()).contains("JAVA_HOME", "nowhere");
        Files.delete(tools.resolve("mvn"));
        Ended maven = start(
                project,
                Map.of(
                        "JAVA_HOME",
                        folder.resolve("jdk").toString(),
                        "PATH",
                        onlyBasics().toString()),
                "./nas",
                "runs");
        assertThat(maven.code()).isEqualTo(3);
        assertThat(maven.err()).contains("no Maven", "Install");
    }

    @Test
    void aJreIsEnoughForWhatIsBuilt() throws Exception {
        nas("runs");
        jdk("jre", "21", false);
        assertThat(start(project, environment("jre"), "./nas", "runs").code()).isZero();
    }

    @Test
    void keepsNewJavasQuietAndGivesThemWhatAPersonAskedFor() throws Exception {
        jdk("jdk25", "25", true);
        Ended ended = start(project, environment("jdk25", "NASTURTIUM_JVM_OPTS", "-Xmx3g -Xss2m"), "./nas", "run", "x");
        assertThat(ended.out())
                .contains("[--enable-native-access=ALL-UNNAMED]", "[--sun-misc-unsafe-memory-access=allow]")
                .contains("[-Xmx3g]", "[-Xss2m]", "OMP_NUM_THREADS=1", "MALLOC_TRIM_THRESHOLD_=");
    }

    @Test
    void anotherProfileIsAnotherBuild() throws Exception {
        nas("runs");
        start(project, environment("jdk", "NASTURTIUM_BUILD", "-Pcuda"), "./nas", "runs");
        assertThat(builds()).isEqualTo(2);
        start(project, environment("jdk", "NASTURTIUM_BUILD", "-Pcuda"), "./nas", "runs");
        assertThat(builds()).isEqualTo(2);
    }

    private record Ended(int code, String out, String err) {}

    private Ended nas(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("./nas"));
        command.addAll(List.of(arguments));
        return start(project, environment("jdk"), command.toArray(String[]::new));
    }

    private Map<String, String> environment(String jdk, String... more) {
        String path = tools + ":" + System.getenv("PATH");
        String java = folder.resolve(jdk).toString();
        return more.length == 0
                ? Map.of("JAVA_HOME", java, "PATH", path)
                : Map.of("JAVA_HOME", java, "PATH", path, more[0], more[1]);
    }

    private static Ended start(Path where, Map<String, String> environment, String... command) throws Exception {
        return ended(process(where, environment, command));
    }

    private static Process process(Path where, Map<String, String> environment, String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(where.toFile());
        builder.environment().remove("NASTURTIUM_BUILD");
        builder.environment().remove("NASTURTIUM_JVM_OPTS");
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Ended ended(Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), out, err);
    }

    private long builds() throws IOException {
        try (var lines = Files.lines(folder.resolve("builds"))) {
            return lines.count();
        }
    }

    private List<Path> jars() throws IOException {
        try (var files = Files.walk(project.resolve(".nas"))) {
            return files.filter(path -> path.toString().endsWith(".jar")).toList();
        }
    }

    private void jdk(String name, String version, boolean compiler) throws IOException {
        Path bin = Files.createDirectories(folder.resolve(name).resolve("bin"));
        Files.writeString(bin.resolveSibling("release"), "JAVA_VERSION=\"" + version + "\"\n");
        script(bin.resolve("java"), "env", "for each in \"$@\"; do printf '[%s]\\n' \"$each\"; done");
        if (compiler) {
            script(bin.resolve("javac"), ":");
        }
    }

    /** A folder with what the launcher itself calls, and no Maven. */
    private Path onlyBasics() throws IOException {
        Path basics = Files.createDirectory(folder.resolve("basics"));
        for (String tool : List.of("sh", "readlink", "dirname", "sed", "find", "head", "mkdir", "flock", "grep")) {
            script(basics.resolve(tool), "exec /usr/bin/" + tool + " \"$@\"");
        }
        return basics;
    }

    private void write(String file) throws IOException {
        Path path = project.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "changed");
        touch(path);
    }

    /** Surely later than the build, whatever the file system's clock is worth. */
    private static void touch(Path path) throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(Instant.now()));
    }

    private static void script(Path file, String... lines) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
