package org.nasturtium.kernel.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.OutputStream;
import java.io.PrintStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.nasturtium.kernel.work.Work;

/**
 * Sends what any thread prints to the cell that started the work.
 *
 * <p>Whose work a thread does is {@link Work}'s to know. A thread of the common pool that was told nothing speaks for
 * the running cell, as does a thread that no cell made; else for the last one.
 */
public final class OutputRouter implements AutoCloseable {
    private static final long FLUSH_MILLIS = 80;

    private final ScheduledExecutorService flusher = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "output-flush");
        thread.setDaemon(true);
        return thread;
    });
    private final PrintStream terminalOut;
    private final PrintStream terminalErr;
    private volatile @Nullable CellOutput latest;
    private volatile int limit = CellOutput.LIMIT;

    /**
     * Routes nothing before {@link #install}.
     *
     * @param terminalOut where text goes before the first cell
     */
    public OutputRouter(PrintStream terminalOut, PrintStream terminalErr) {
        this.terminalOut = terminalOut;
        this.terminalErr = terminalErr;
    }

    /** Puts itself behind {@code System.out} and {@code System.err}. */
    public void install() {
        System.setOut(stream(Stream.STDOUT));
        System.setErr(stream(Stream.STDERR));
    }

    /** The stream that cells print to. */
    public PrintStream stream(Stream stream) {
        return new PrintStream(new Routed(stream), false, UTF_8);
    }

    /** From now on the calling thread, and the threads that it makes, speak for this execution. */
    public void begin(CellOutput output) {
        latest = output;
        Work.begin(output);
    }

    /** Characters of printed text that a cell may send. */
    public int limit() {
        return limit;
    }

    /** Changes it for cells to come. */
    public void limit(int characters) {
        limit = characters;
    }

    /** The output that the calling thread speaks for; none before the first cell. */
    public @Nullable CellOutput current() {
        boolean shared = !Work.isTold()
                && Thread.currentThread() instanceof ForkJoinWorkerThread worker
                && worker.getPool() == ForkJoinPool.commonPool();
        return !shared && Work.owner() instanceof CellOutput own ? own : latest;
    }

    @Override
    public void close() {
        flusher.shutdownNow();
        System.setOut(terminalOut);
        System.setErr(terminalErr);
    }

    private final class Routed extends OutputStream {
        private final Stream stream;

        Routed(Stream stream) {
            this.stream = stream;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            CellOutput output = current();
            if (output == null) {
                (stream == Stream.STDOUT ? terminalOut : terminalErr).write(bytes, offset, length);
            } else if (output.write(stream, bytes, offset, length)) {
                Future<?> unused = flusher.schedule(output::flush, FLUSH_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
    }
}
