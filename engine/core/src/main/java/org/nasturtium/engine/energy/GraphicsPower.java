package org.nasturtium.engine.energy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The power of NVIDIA cards, summed up over time: {@code nvidia-smi}, which comes with every driver and reads NVML, says
 * every half second what they draw. All of a card counts, whoever else computes on it.
 */
final class GraphicsPower implements AutoCloseable {
    private static final int EVERY_MS = 500;
    private static final int PATIENCE_SECONDS = 10;

    private final List<String> cards;
    private final LongSupplier nanoTime;
    private final Map<String, Double> watts = new TreeMap<>();
    private final CountDownLatch told = new CountDownLatch(1);
    private @Nullable Process process;
    private long before;
    private double joules;
    private boolean isClosed;
    private boolean isCutOff;

    GraphicsPower(List<String> cards, LongSupplier nanoTime) {
        this.cards = List.copyOf(cards);
        this.nanoTime = nanoTime;
        this.before = nanoTime.getAsLong();
    }

    /**
     * Begins to listen; null where nothing is told.
     *
     * @param devices as a backend names them: {@code cuda:0}
     * @param visible the variable {@code CUDA_VISIBLE_DEVICES}, which numbers cards anew
     */
    static @Nullable GraphicsPower listen(List<String> devices, @Nullable String visible, LongSupplier nanoTime) {
        GraphicsPower power = new GraphicsPower(cards(devices, visible), nanoTime);
        return power.start(List.of(
                        "nvidia-smi",
                        "--id=" + String.join(",", power.cards),
                        "--query-gpu=index,power.draw",
                        "--format=csv,noheader,nounits",
                        "--loop-ms=" + EVERY_MS))
                ? power
                : null;
    }

    /** What {@code nvidia-smi} calls them. */
    static List<String> cards(List<String> devices, @Nullable String visible) {
        List<String> names = visible == null || visible.isBlank()
                ? List.of()
                : Arrays.stream(visible.split(",")).map(String::strip).toList();
        List<String> cards = new ArrayList<>();
        for (String device : devices) {
            int number = Integer.parseInt(device.substring(device.indexOf(':') + 1));
            cards.add(number < names.size() ? names.get(number) : String.valueOf(number));
        }
        return cards;
    }

    /** Whether the command tells a first number in time. */
    boolean start(List<String> command) {
        try {
            Process started = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process = started;
            Thread listener = new Thread(() -> listen(started), "gpu-power");
            listener.setDaemon(true);
            listener.start();
            if (told.await(PATIENCE_SECONDS, TimeUnit.SECONDS) && isKnown()) {
                return true;
            }
        } catch (IOException absent) {
            return false; // no such program: no card, or no driver
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        close();
        return false;
    }

    private void listen(Process started) {
        try (BufferedReader lines = started.inputReader(StandardCharsets.US_ASCII)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                take(line);
                told.countDown();
            }
        } catch (IOException closed) {
            // the program was ended; the last power holds no longer
        } finally {
            end();
            told.countDown();
        }
    }

    /** The program tells nothing more: what cards draw from now on is not known. */
    synchronized void end() {
        update();
        watts.clear();
        isCutOff = !isClosed;
    }

    private synchronized boolean isKnown() {
        return !watts.isEmpty();
    }

    /** A line {@code 0, 61.23}: what a card draws from now on. {@code [N/A]}: the card does not tell. */
    synchronized void take(String line) {
        update();
        String[] fields = line.split(",");
        if (fields.length == 2) {
            try {
                watts.put(fields[0].strip(), Double.parseDouble(fields[1].strip()));
            } catch (NumberFormatException untold) {
                watts.remove(fields[0].strip());
            }
        }
    }

    private void update() {
        long now = nanoTime.getAsLong();
        joules += watts.values().stream().mapToDouble(Double::doubleValue).sum() * (now - before) * 1e-9;
        before = now;
    }

    /** Spent since it began to listen. */
    synchronized double joules() {
        update();
        return joules;
    }

    synchronized EnergySource source() {
        return new EnergySource(
                EnergySource.Kind.DEVICE,
                "GPU " + String.join(", ", cards) + " measured by nvidia-smi every half second, the whole card"
                        + (isCutOff ? ", until nvidia-smi ended; what came later is not counted" : ""),
                1,
                1);
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        if (process != null) {
            process.destroy();
        }
    }
}
