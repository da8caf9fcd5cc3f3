package org.nasturtium.kernel.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.backend.Backend;
import org.nasturtium.engine.backend.Backends;
import org.nasturtium.engine.backend.Device;
import org.nasturtium.engine.data.DataCatalogue;
import org.nasturtium.engine.data.DataPlaces;
import org.nasturtium.engine.energy.EnergyCounters;
import org.nasturtium.engine.store.Json;
import org.nasturtium.kernel.install.JupyterFolders;
import org.nasturtium.kernel.install.KernelInstaller;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code nas doctor}: what works on this machine, what does not, and what to do. */
@Command(
        name = "doctor",
        description = "Check this machine: Java, backends, GPUs, settings, data, notebook kernel.",
        footer = {
            "",
            "Ends with 0 if something here can train, else with 3.",
            "GPUs: NASTURTIUM_BUILD=-Pcuda ./nas doctor   builds with libtorch's natives for NVIDIA cards,",
            "      NASTURTIUM_BUILD=-Pnd4j-cuda ./nas doctor   with those of ND4J; keep the variable set."
        })
final class DoctorCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private JsonOutput json = new JsonOutput();

    /** One finding; the details say more, and what to do where something is missing. */
    private record Finding(boolean well, String what, String details) {}

    @Override
    public Integer call() {
        json.check();
        PrintWriter out = Main.out(Objects.requireNonNull(spec));
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(
                true,
                "Java " + System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + "), "
                        + Runtime.getRuntime().availableProcessors() + " processors, heap up to "
                        + (Runtime.getRuntime().maxMemory() >> 20) + " MB",
                ""));
        backends(findings);
        environment(findings);
        energy(findings);
        data(findings);
        notebooks(findings);
        ArrayNode nodes = Json.object().arrayNode();
        for (Finding finding : findings) {
            nodes.addObject()
                    .put("ok", finding.well())
                    .put("what", finding.what())
                    .put("details", finding.details());
            if (!json.takesStandardOutput()) {
                out.println((finding.well() ? "ok   " : "--   ") + finding.what());
                finding.details().lines().forEach(line -> out.println("       " + line));
            }
        }
        json.write(Json.object().set("findings", nodes), out);
        boolean canTrain =
                Backends.all().stream().anyMatch(backend -> backend.status().usable());
        return canTrain ? 0 : Failures.MISSING;
    }

    private static void backends(List<Finding> findings) {
        for (Backend backend : Backends.all()) {
            Backend.Status status = backend.status();
            findings.add(new Finding(
                    status.usable(),
                    "backend " + backend.name() + " " + status.version(),
                    String.join("\n", status.details())));
            for (Device device : backend.devices()) {
                findings.add(new Finding(
                        true, "device " + device.name() + " of " + backend.name() + ": " + device.description(), ""));
            }
        }
        if (Backends.all().isEmpty()) {
            findings.add(new Finding(false, "no backend is on the class path", "Build the project anew."));
        }
    }

    private static void environment(List<Finding> findings) {
        boolean oneThread = "1".equals(System.getenv("OMP_NUM_THREADS"));
        findings.add(new Finding(
                oneThread,
                "OMP_NUM_THREADS " + System.getenv("OMP_NUM_THREADS"),
                oneThread
                        ? ""
                        : "Set it to 1 (`./nas` does): threads inside small networks cost more than they give."));
        boolean keeps = System.getenv("MALLOC_TRIM_THRESHOLD_") != null;
        findings.add(new Finding(
                keeps,
                keeps ? "freed memory is kept by the process (MALLOC_*)" : "MALLOC_* are not set",
                keeps ? "" : "Start through `./nas`: without them a training step takes about a third longer."));
    }

    private static void energy(List<Finding> findings) {
        EnergyCounters counters = EnergyCounters.here();
        findings.add(new Finding(counters.isMeasured(), "energy is " + counters.what(), counters.hint()));
    }

    private static void notebooks(List<Finding> findings) {
        List<Path> places = JupyterFolders.all(System.getenv(), Path.of(System.getProperty("user.home")));
        List<Path> found = places.stream()
                .filter(KernelInstaller::isInstalled)
                .map(KernelInstaller::folder)
                .toList();
        for (Path folder : found) {
            findings.add(new Finding(true, "notebook kernel in " + folder, ""));
        }
        if (found.isEmpty()) {
            findings.add(new Finding(
                    false,
                    "the notebook kernel is not installed",
                    "./nas kernel install (scripts work without it)\nlooked in "
                            + String.join(
                                    ", ", places.stream().map(Path::toString).toList())));
        }
    }

    private static void data(List<Finding> findings) {
        DataPlaces places = DataPlaces.of(System.getenv(), Path.of(System.getProperty("user.home")));
        for (DataCatalogue.Entry entry : new DataCatalogue(places).entries()) {
            findings.add(new Finding(
                    entry.isAvailable(),
                    "data " + entry.name() + (entry.found() == null ? " is not here" : ": " + entry.found()),
                    entry.command()));
        }
    }
}
