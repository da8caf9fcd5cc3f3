package org.nasturtium.engine.energy;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** CPU time in seconds, as the JVM tells it. */
public interface CpuTime {
    /** Of this process, all threads and native code; below 0 where the JVM does not tell. */
    double ofProcess();

    /** Of the thread that asks; 0 where the JVM does not tell. */
    double ofThread();

    /** This process's own. */
    static CpuTime here() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        boolean isTold = threads.isCurrentThreadCpuTimeSupported();
        return new CpuTime() {
            @Override
            public double ofProcess() {
                return system.getProcessCpuTime() * 1e-9;
            }

            @Override
            public double ofThread() {
                return isTold ? threads.getCurrentThreadCpuTime() * 1e-9 : 0;
            }
        };
    }
}
