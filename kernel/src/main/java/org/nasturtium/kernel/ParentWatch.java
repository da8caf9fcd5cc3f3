package org.nasturtium.kernel;

import java.util.Map;

/** Ends the kernel when the process that started it is gone, so that no kernel outlives its server. */
final class ParentWatch {
    private static final long EVERY_MILLIS = 500;

    private ParentWatch() {}

    /** Jupyter says who the parent is; nothing is watched where it does not. */
    static void start(Runnable end) {
        start(System.getenv(), end);
    }

    static void start(Map<String, String> environment, Runnable end) {
        String named = environment.getOrDefault("JPY_PARENT_PID", "");
        if (!named.matches("\\d{1,18}") || Long.parseLong(named) <= 1) {
            return;
        }
        ProcessHandle.of(Long.parseLong(named)).ifPresentOrElse(parent -> watch(parent, end), end);
    }

    private static void watch(ProcessHandle parent, Runnable end) {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (parent.isAlive()) {
                            Thread.sleep(EVERY_MILLIS);
                        }
                    } catch (InterruptedException stop) {
                        return;
                    }
                    end.run();
                },
                "parent-watch");
        thread.setDaemon(true);
        thread.start();
    }
}
