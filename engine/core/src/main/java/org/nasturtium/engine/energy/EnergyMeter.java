package org.nasturtium.engine.energy;

import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import org.jspecify.annotations.Nullable;

/**
 * Tells what this process spends, and what the work of one of its threads does: of the processors by the share of CPU
 * time, of cards by equal parts among the threads that are at work. Safe for several threads.
 */
public final class EnergyMeter implements AutoCloseable {
    private static final long EVERY_MS = 1000;

    /** The machine's ticks of 10 ms are coarse: a share of less CPU time than this may be far off. */
    private static final double LEAST_BUSY_SECONDS = 0.5;

    private final ProcessorPower processors;
    private final @Nullable GraphicsPower cards;
    private final boolean areCardsMissing;
    private final CpuTime cpu;
    private final Electricity electricity;
    private final double cpuAtStart;
    private @Nullable Timer ticking;
    private ProcessorPower.Reading before; // until here joules are shared out
    private double cpuBefore;
    private ProcessorPower.Reading last;
    private double cpuLast;
    private double joulesBefore;
    private double cardsBefore;
    private double cardJoulesEach;
    private int atWork;

    EnergyMeter(
            Electricity electricity,
            ProcessorPower processors,
            @Nullable GraphicsPower cards,
            boolean areCardsMissing,
            CpuTime cpu) {
        this.electricity = electricity;
        this.processors = processors;
        this.cards = cards;
        this.areCardsMissing = areCardsMissing;
        this.cpu = cpu;
        this.before = processors.read();
        this.cpuAtStart = cpu.ofProcess();
        this.cpuBefore = cpuAtStart;
        this.last = before;
        this.cpuLast = cpuAtStart;
    }

    /**
     * A meter of this machine, which begins at zero: RAPL where it can be read and no watts are stated, else an estimate;
     * and {@code nvidia-smi} for cards.
     *
     * @param devices that compute, as a backend names them: {@code cpu}, {@code cuda:0}
     */
    public static EnergyMeter start(Electricity electricity, List<String> devices) {
        List<String> cuda =
                devices.stream().filter(device -> device.startsWith("cuda")).toList();
        GraphicsPower cards = cuda.isEmpty()
                ? null
                : GraphicsPower.listen(cuda, System.getenv("CUDA_VISIBLE_DEVICES"), System::nanoTime);
        EnergyMeter meter = new EnergyMeter(
                electricity, processors(electricity), cards, cards == null && !cuda.isEmpty(), CpuTime.here());
        meter.tick();
        return meter;
    }

    /** A meter that estimates from CPU time, whatever there is to read. */
    public static EnergyMeter estimating(Electricity electricity, CpuTime cpu) {
        return new EnergyMeter(electricity, new EstimatedPower(electricity), null, false, cpu);
    }

    private static ProcessorPower processors(Electricity electricity) {
        ProcessorPower rapl =
                electricity.wattsPerCore() == null ? RaplPower.find(RaplPower.POWERCAP, RaplPower.STAT) : null;
        return rapl == null ? new EstimatedPower(electricity) : rapl;
    }

    /** Counters begin anew, and cards are shared out by who is at work: both want to be looked at now and then. */
    private void tick() {
        if (processors.isWatched() || cards != null) {
            ticking = new Timer("energy-meter", true);
            TimerTask look = new TimerTask() {
                @Override
                public void run() {
                    update();
                }
            };
            ticking.schedule(look, EVERY_MS, EVERY_MS);
        }
    }

    /** What the work of one thread cost, while it goes on. */
    public final class Work implements AutoCloseable {
        private final ProcessorPower.Reading begun = last;
        private final double cpuBegun = cpu.ofThread();
        private final double cardsBegun = cardJoulesEach;
        private boolean isOver;

        private Work() {}

        /** Joules since it began; asked by the thread that began it. */
        public Energy spent() {
            synchronized (EnergyMeter.this) {
                update();
                return new Energy(
                        processors.joules(begun, last, cpu.ofThread() - cpuBegun) + (cardJoulesEach - cardsBegun));
            }
        }

        @Override
        public void close() {
            synchronized (EnergyMeter.this) {
                update();
                atWork -= isOver ? 0 : 1;
                isOver = true;
            }
        }
    }

    /** The calling thread begins to work; it closes what it gets. */
    public synchronized Work work() {
        update();
        atWork++;
        return new Work();
    }

    private synchronized void update() {
        last = processors.read();
        cpuLast = cpu.ofProcess();
        if (last.busySeconds() - before.busySeconds() >= LEAST_BUSY_SECONDS) {
            joulesBefore = processorJoules();
            before = last;
            cpuBefore = cpuLast;
        }
        if (cards != null) {
            double spent = cards.joules();
            cardJoulesEach += atWork == 0 ? 0 : (spent - cardsBefore) / atWork;
            cardsBefore = spent;
        }
    }

    private double processorJoules() {
        return joulesBefore + processors.joules(before, last, cpuLast - cpuBefore);
    }

    /** What this process has spent since the meter began. */
    public synchronized EnergySpent spent() {
        update();
        double joules = processorJoules() + cardsBefore;
        return new EnergySpent(joules, electricity.carbon(joules).grams(), cpuLast - cpuAtStart, source(), electricity);
    }

    /** Where its numbers come from. */
    public EnergySource source() {
        EnergySource source = processors.source();
        return cards != null ? source.and(cards.source()) : areCardsMissing ? source.withoutCards() : source;
    }

    /** So many joules to come, as sure as what is counted here. */
    public EnergySpent expected(double joules) {
        return new EnergySpent(joules, electricity.carbon(joules).grams(), 0, source(), electricity);
    }

    /** What is known of the electricity here. */
    public Electricity electricity() {
        return electricity;
    }

    @Override
    public void close() {
        if (ticking != null) {
            ticking.cancel();
        }
        if (cards != null) {
            cards.close();
        }
    }
}
