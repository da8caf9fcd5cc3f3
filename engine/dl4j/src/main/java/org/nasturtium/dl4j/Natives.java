package org.nasturtium.dl4j;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.bytedeco.javacpp.Loader;
import org.deeplearning4j.nn.layers.mkldnn.BaseMKLDNNHelper;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.backend.Device;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * ND4J's native library: loads it once, with its oneDNN helpers on and one thread, and knows what came of it.
 *
 * <p>System properties are set before the first class of ND4J is touched, unless a person has set them: {@code
 * org.eclipse.deeplearning4j.helpers.disable=false}, without which DL4J ignores oneDNN; {@code
 * org.nd4j.log.initialization=false}, without which it reports its own start; and, on a processor without AVX2, {@code
 * org.bytedeco.javacpp.platform.extension=} (empty), without which the AVX2 library is taken unasked.
 */
final class Natives {
    private static final Logger LOG = LoggerFactory.getLogger(Natives.class);
    private static final String HELPERS = "org.eclipse.deeplearning4j.helpers.disable";
    private static final String EXTENSION = "org.bytedeco.javacpp.platform.extension";

    private static final String CUDNN_HELPER = "/org/deeplearning4j/cuda/convolution/CudnnConvolutionHelper.class";
    private static final String CUDA_BACKEND = "/org/nd4j/linalg/jcublas/JCublasBackend.class";

    private final @Nullable Throwable failure;
    private final boolean cuda;
    private final boolean oneDnn;

    private Natives(@Nullable Throwable failure, boolean cuda, boolean oneDnn) {
        this.failure = failure;
        this.cuda = cuda;
        this.oneDnn = oneDnn;
    }

    /** Loads on first use: the holder idiom, because the properties above are the process's. */
    private static final class Holder {
        private static final Natives LOADED = load();
    }

    static Natives loaded() {
        return Holder.LOADED;
    }

    /** The natives, or an exception that says what is missing. */
    static Natives required() {
        Natives natives = loaded();
        if (natives.failure != null) {
            throw new IllegalStateException(
                    "dl4j: ND4J's native library does not load: " + natives.failure
                            + "\nMaybe its jar for this platform is missing; `nas doctor` tells.",
                    natives.failure);
        }
        return natives;
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static Natives load() {
        setUnlessSet(HELPERS, "false");
        setUnlessSet("org.nd4j.log.initialization", "false");
        if (lacksAvx2()) {
            setUnlessSet(EXTENSION, "");
        }
        try {
            for (String library : List.of("javacpp", "openblas")) {
                Loader.cacheResources("/org/bytedeco/" + library + "/" + Loader.getPlatform());
            }
            boolean cuda = "CUDA"
                    .equalsIgnoreCase(
                            Nd4j.getExecutioner().getEnvironmentInformation().getProperty("backend"));
            Nd4j.getEnvironment().setMaxThreads(1);
            Nd4j.getEnvironment().setMaxMasterThreads(1);
            Nd4j.getMemoryManager().togglePeriodicGc(false);
            if (cuda && Natives.class.getResource(CUDNN_HELPER) == null) {
                System.setProperty(HELPERS, "true");
            }
            boolean oneDnn = !cuda && libraryHoldsOneDnn() && BaseMKLDNNHelper.mklDnnEnabled();
            if (!cuda && !oneDnn) {
                LOG.warn("dl4j runs without oneDNN: training costs about 5 times as much. {}", remedy());
            }
            return new Natives(null, cuda, oneDnn);
        } catch (Exception | LinkageError failure) {
            return new Natives(innermost(failure), false, false);
        }
    }

    /** The cause that names the library, inside what class loading wraps around it. */
    private static Throwable innermost(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return innermost;
    }

    /** A layer's helper is there on the plain library too, so that the file that was loaded is what counts. */
    private static boolean libraryHoldsOneDnn() {
        return Loader.getLoadedLibraries().values().stream()
                .anyMatch(path -> path != null && path.contains("nd4jcpu") && path.contains("onednn"));
    }

    private static boolean lacksAvx2() {
        Path processor = Path.of("/proc/cpuinfo");
        if (!System.getProperty("os.arch", "").equals("amd64") || !Files.isReadable(processor)) {
            return false;
        }
        try {
            return Files.readAllLines(processor).stream()
                    .noneMatch(line -> line.startsWith("flags") && line.contains(" avx2"));
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static String remedy() {
        return lacksAvx2()
                ? "This processor has no AVX2, which its oneDNN library needs; the torch backend is faster here."
                : "Maybe -D" + HELPERS + " or -D" + EXTENSION
                        + " is set, or the nd4j-native jar `linux-x86_64-onednn-avx2` is missing.";
    }

    boolean usable() {
        return failure == null;
    }

    boolean oneDnn() {
        return oneDnn;
    }

    /** Keeps ND4J from using more than one thread for this caller, and on the device that it wants. */
    void claimThread(Device device) {
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(1);
        if (cuda) {
            int index = Integer.parseInt(device.name().substring("cuda:".length()));
            Nd4j.getAffinityManager().unsafeSetDevice(index);
        }
    }

    List<Device> devices() {
        if (failure != null) {
            return List.of();
        }
        if (!cuda) {
            return List.of(Device.CPU);
        }
        List<Device> devices = new ArrayList<>();
        for (int i = 0; i < Nd4j.getAffinityManager().getNumberOfDevices(); i++) {
            devices.add(new Device(
                    "cuda:" + i,
                    NativeOpsHolder.getInstance().getDeviceNativeOps().getDeviceName(i)));
        }
        return List.copyOf(devices);
    }

    List<String> details() {
        if (failure != null) {
            return List.of(
                    "ND4J's native library does not load: " + failure,
                    "Maybe put the nd4j-native jar of this platform on the class path, or use the torch backend.");
        }
        List<String> details = new ArrayList<>();
        if (cuda) {
            details.add("ND4J on CUDA 11.6: its natives hold code for compute capability 3.7 to 8.6 (Kepler K80 to"
                    + " Ampere; Ada runs it too) and no PTX, so not for Hopper or newer");
        } else if (oneDnn) {
            details.add("oneDNN helpers on (AVX2 library)");
        } else {
            details.add("oneDNN helpers off: training costs about 5 times as much. " + remedy());
        }
        details.add("one thread a trial");
        if (!cuda && Natives.class.getResource(CUDA_BACKEND) != null) {
            details.add("ND4J's CUDA natives are on the class path and do not load: they need an NVIDIA driver and CUDA"
                    + " 11.6 (libcuda.so.1, libcudart.so.11.0); the processor is used");
        } else if (!cuda) {
            details.add("no GPU natives on the class path; build with -Pnd4j-cuda for NVIDIA cards of compute"
                    + " capability 3.7 to 8.6 and CUDA 11.6");
        }
        return List.copyOf(details);
    }

    static String version() {
        Properties properties = new Properties();
        String place = "/META-INF/maven/org.deeplearning4j/deeplearning4j-nn/pom.properties";
        try (InputStream in = Nd4j.class.getResourceAsStream(place)) {
            if (in != null) {
                properties.load(in);
            }
        } catch (IOException unreadable) {
            LOG.debug("no version in {}", place, unreadable);
        }
        return properties.getProperty("version", "unknown");
    }
}
