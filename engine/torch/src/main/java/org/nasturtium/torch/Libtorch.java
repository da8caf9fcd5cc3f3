package org.nasturtium.torch;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the native library once a process and says what it found. */
final class Libtorch {
    private static final Logger LOG = LoggerFactory.getLogger("org.nasturtium.torch");
    private static final String[] UNPACKED = {"openblas", "pytorch", "javacpp"};

    private Libtorch() {}

    /**
     * Loads the natives, or does nothing if they are there.
     *
     * @throws IllegalStateException saying what is missing
     */
    static void require() {
        if (Loaded.FAILURE != null) {
            throw new IllegalStateException("libtorch does not load: " + Loaded.FAILURE
                    + "\nMaybe the class path lacks org.bytedeco:pytorch for " + Loader.getPlatform()
                    + "; `nas doctor` tells what is there.");
        }
    }

    /** Why the natives do not load; null if they do. */
    static @Nullable String failure() {
        return Loaded.FAILURE;
    }

    /** Keeps libtorch from using more than one thread in the calling thread; other libraries reset this. */
    static void oneThread() {
        if (torch.get_num_threads() != 1) {
            torch.set_num_threads(1);
        }
    }

    /** The version of the JavaCPP preset, which begins with libtorch's own. */
    static String version() {
        String version = torch.class.getPackage().getImplementationVersion();
        return version != null ? version : jarVersion();
    }

    private static String jarVersion() {
        String place = String.valueOf(torch.class.getResource("torch.class"));
        int at = place.indexOf("pytorch-");
        int end = place.indexOf(".jar", at);
        return at < 0 || end < 0 ? "unknown" : place.substring(at + "pytorch-".length(), end);
    }

    static boolean hasOneDnn() {
        return torch.hasMKLDNN();
    }

    /** How many NVIDIA cards libtorch can use. */
    static int cudaDevices() {
        return torch.hasCUDA() ? (int) torch.getNumGPUs() : 0;
    }

    /** Why there are none. */
    static String whyNoCuda() {
        if (torch.hasCUDA()) {
            return "libtorch was built with CUDA and sees no card; `nvidia-smi` tells whether the driver works";
        }
        String natives = "/org/bytedeco/pytorch/" + Loader.getPlatform() + "-gpu/libtorch_cuda.so";
        return torch.class.getResource(natives) != null
                ? "the CUDA natives do not load; they need CUDA 13 (libcudart.so.13, libcublas.so.13, libcusparse.so.12,"
                        + " libcufft.so.12, libcurand.so.10, libcufile.so.0), libnccl.so.2 and libcudnn.so.9;"
                        + " `ldconfig -p` tells which is missing"
                : "the natives on the class path are for the processor; the Maven profile `cuda` puts others there";
    }

    private static final class Loaded {
        static final @Nullable String FAILURE = load();

        private static @Nullable String load() {
            try {
                unpack();
                Loader.load(torch.class);
                torch.set_num_threads(1);
                return null;
            } catch (LinkageError | RuntimeException | IOException failure) {
                LOG.debug("libtorch does not load", failure);
                return String.valueOf(failure);
            }
        }

        /** Unpacks before any class of libtorch is touched: loading from a half-filled cache has crashed. */
        private static void unpack() throws IOException {
            if (System.getProperty("org.bytedeco.javacpp.maxphysicalbytes") == null) {
                // JavaCPP's own limit counts the whole process and would fail healthy trials; ours is the estimate
                System.setProperty("org.bytedeco.javacpp.maxphysicalbytes", "0");
            }
            File cache = Loader.getCacheDir();
            List<String> fresh = new ArrayList<>();
            for (String library : UNPACKED) {
                String resource = "/org/bytedeco/" + library + "/" + Loader.getPlatform();
                if (fresh.isEmpty() && library.equals("pytorch") && isFirstStart(cache)) {
                    fresh.add(library);
                    LOG.warn("First start: unpacking libtorch (about 470 MB) into {}", cache);
                }
                Loader.cacheResources(resource);
            }
        }

        private static boolean isFirstStart(File cache) {
            String[] entries = cache.list((folder, name) -> name.startsWith("pytorch-"));
            return entries == null || entries.length == 0;
        }
    }
}
