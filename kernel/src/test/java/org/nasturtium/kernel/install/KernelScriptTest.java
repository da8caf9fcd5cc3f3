package org.nasturtium.kernel.install;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start script in an installed folder, with Javas that only say what they are given. */
class KernelScriptTest {
    @TempDir
    private Path folder;

    private Path kernel;

    private record Ended(int code, String out, String err) {}

    @BeforeEach
    void install() throws IOException {
        Path jar = Files.writeString(folder.resolve("nasturtium-kernel-1.jar"), "own");
        kernel = new KernelInstaller(List.of(jar)).install(folder.resolve("a prefix"));
        java("jdk17", "17.0.15");
        java("jdk25", "25");
        java("old", "11.0.2");
    }

    private void java(String name, String version) throws IOException {
        Path bin = Files.createDirectories(folder.resolve(name).resolve("bin"));
        Files.writeString(bin.resolveSibling("release"), "JAVA_VERSION=\"" + version + "\"\n");
        Path java = Files.writeString(
                bin.resolve("java"), "#!/bin/sh\nfor each in \"$@\"; do printf '[%s]\\n' \"$each\"; done\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Ended start(Path where, Map<String, String> environment, String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(Stream.of("sh", where.resolve("kernel.sh").toString()), Stream.of(arguments))
                        .toList());
        builder.environment().keySet().removeAll(List.of("JAVA_HOME", "NASTURTIUM_JVM_OPTS"));
        builder.environment().putAll(environment);
        Process process = builder.directory(folder.toFile()).start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), out, err);
    }

    private Map<String, String> with(String jdk) {
        return Map.of("JAVA_HOME", folder.resolve(jdk).toString());
    }

    private Map<String, String> options(String options) {
        return Map.of("JAVA_HOME", folder.resolve("jdk17").toString(), "NASTURTIUM_JVM_OPTS", options);
    }

    @Test
    void startsFromWhereverTheFolderLies() throws Exception {
        assertThat(start(kernel, with("jdk17"), "a file").out())
                .contains("[" + kernel.toRealPath() + "/lib/000-nasturtium-kernel-1.jar]")
                .contains("[org.nasturtium.kernel.KernelMain]\n[a file]");
        Path moved = Files.move(kernel, folder.resolve("moved to here"));
        Ended ended = start(moved, with("jdk17"), "a file");
        assertThat(ended.out()).contains("[" + moved.toRealPath() + "/lib/000-nasturtium-kernel-1.jar]");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void givesJavaTheOptionsWordByWord() throws Exception {
        Ended ended = start(kernel, options("-Xmx3g  \"-Dtwo=a b\" '-Dthree=it'\"'\"'s' -Dall=*"), "file");
        assertThat(ended.out()).contains("[-Xmx3g]", "[-Dtwo=a b]", "[-Dthree=it's]", "[-Dall=*]");
        assertThat(ended.err()).contains("NASTURTIUM_JVM_OPTS: -Xmx3g");
    }

    @Test
    void leavesTheCollectorToWhoChoosesOne() throws Exception {
        assertThat(start(kernel, with("jdk17"), "file").out()).contains("[-XX:+UseSerialGC]");
        assertThat(start(kernel, options("-XX:+UseG1GC"), "file").out())
                .contains("[-XX:+UseG1GC]")
                .doesNotContain("UseSerialGC");
    }

    @Test
    void saysWhatIsWrongWithOptions() throws Exception {
        Ended ended = start(kernel, options("-Dname='open"), "file");
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err()).contains("a quote of NASTURTIUM_JVM_OPTS is not closed");
    }

    @Test
    void looksForJavaWhereItIsTold() throws Exception {
        assertThat(start(kernel, with("old"), "file").err()).contains("is Java 11, 17 or newer is needed");
        assertThat(start(kernel, with("nowhere"), "file").err()).contains("where no Java is");
        Files.writeString(kernel.resolve("java-home"), folder.resolve("jdk25") + "\n");
        Map<String, String> oldOnPath = Map.of("PATH", folder.resolve("old/bin") + ":" + System.getenv("PATH"));
        assertThat(start(kernel, oldOnPath, "file").out())
                .as("the Java that installed the kernel")
                .contains("[--sun-misc-unsafe-memory-access=allow]");
    }

    @Test
    void usesTheArchiveOfTheSameJavaOnly() throws Exception {
        assertThat(start(kernel, with("jdk17"), "--archive").out())
                .contains("[org.nasturtium.kernel.Rehearsal]")
                .doesNotContain("[--archive]");
        String made = start(kernel, with("jdk17"), "--archive").out();
        String name = made.substring(made.indexOf("classes-"), made.indexOf(".jsa"));
        Files.writeString(kernel.resolve(name + ".jsa"), "archive");
        assertThat(start(kernel, with("jdk17"), "file").out()).contains("[-XX:SharedArchiveFile=", name);
        assertThat(start(kernel, with("jdk25"), "file").out()).doesNotContain("SharedArchiveFile");
    }

    @Test
    void refusesAFolderWithAColon() throws Exception {
        Path moved = Files.move(kernel, folder.resolve("a:b"));
        Ended ended = start(moved, with("jdk17"), "file");
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err()).contains("has a colon in its path");
    }
}
