package org.nasturtium.kernel.magic;

import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nasturtium.kernel.session.Outcome;

/** Runs code many times and says how long one run takes: mean and standard deviation over rounds. */
final class TimeItMagic implements Magic {
    private static final Pattern OPTION = Pattern.compile("-([nr])\\s*(\\d{1,9})(\\s+|$)");
    private static final int ROUNDS = 7;
    private static final double ROUND_NANOS = 150e6;
    private static final double ALL_NANOS = 6e9;
    private static final int MOST_RUNS = 10_000_000;

    @Override
    public MagicHelp help() {
        return new MagicHelp(
                "timeit",
                MagicHelp.Forms.BOTH,
                true,
                "%timeit CODE\n%timeit -n RUNS -r ROUNDS CODE\n%%timeit (first line of a cell)",
                "runs code many times; says how long one run takes, mean and standard deviation over rounds",
                "Without -n a round lasts 150 ms; without -r there are 7, fewer where one run is slow. The first run, which"
                        + " is not warm, is told apart.",
                "%timeit -r 3 (1..100).sum()");
    }

    @Override
    public Outcome run(MagicCall call, Workspace workspace) throws Exception {
        int runs = 0;
        int rounds = 0;
        Matcher option = OPTION.matcher(call.argument());
        int from = 0;
        while (option.find(from) && option.start() == from) {
            int value = Integer.parseInt(option.group(2));
            if (value < 1) {
                throw new MagicError("`-" + option.group(1) + " 0` must be at least 1", "");
            }
            runs = option.group(1).equals("n") ? value : runs;
            rounds = option.group(1).equals("r") ? value : rounds;
            from = option.end();
        }
        MagicCall timed = call.overCell() ? call : without(call, from);
        String rest = call.argument().substring(from);
        if ((call.overCell() && !rest.isBlank()) || rest.startsWith("-")) {
            throw new MagicError(
                    "`" + call.sign() + "` does not know `" + rest.strip() + "`",
                    "Its options are -n RUNS and -r ROUNDS.");
        }
        if (timed.code().isBlank()) {
            throw new MagicError("`" + call.sign() + "` needs code to run", "Maybe `%timeit (1..100).sum()`.");
        }
        measure(workspace.prepare(timed), runs, rounds, workspace);
        return Outcome.NOTHING;
    }

    /** The call with blanks in place of its options. */
    private static MagicCall without(MagicCall call, int options) {
        int start = call.code().length() - call.argument().length();
        String code = call.code().substring(0, start)
                + " ".repeat(options)
                + call.code().substring(start + options);
        return new MagicCall(call.name(), call.overCell(), call.argument().substring(options), code, call.place());
    }

    private static void measure(Callable<Outcome> code, int runs, int rounds, Workspace workspace) throws Exception {
        double first = round(code, 1);
        int each = runs;
        if (each == 0) {
            each = 1;
            double taken = first;
            while (taken < ROUND_NANOS && each < MOST_RUNS) {
                // grows until a round is long enough to be measured, which also warms up
                double one = Math.max(1, taken / each);
                each = (int) Math.min(MOST_RUNS, Math.max(each * 2.0, Math.min(each * 20.0, ROUND_NANOS / one)));
                taken = round(code, each);
            }
        }
        double[] perRun = new double[rounds == 0 ? ROUNDS : rounds];
        double spent = 0;
        int done = 0;
        while (done < perRun.length && (rounds > 0 || done == 0 || spent + spent / done < ALL_NANOS)) {
            double taken = round(code, each);
            perRun[done++] = taken / each;
            spent += taken;
        }
        workspace.surroundings().print(report(perRun, done, each, first) + "\n");
    }

    private static double round(Callable<Outcome> code, int runs) throws Exception {
        long before = System.nanoTime();
        for (int i = 0; i < runs; i++) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            code.call();
        }
        return System.nanoTime() - before;
    }

    private static String report(double[] perRun, int rounds, int runs, double first) {
        double mean = 0;
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < rounds; i++) {
            mean += perRun[i] / rounds;
            best = Math.min(best, perRun[i]);
        }
        double squares = 0;
        for (int i = 0; i < rounds; i++) {
            squares += (perRun[i] - mean) * (perRun[i] - mean);
        }
        String spread = rounds < 2 ? "" : " ± " + Measure.time(Math.sqrt(squares / (rounds - 1)));
        return Measure.time(mean) + spread + " a run"
                + String.format(
                        Locale.ROOT,
                        " (%s %d round%s of %,d run%s; best %s, first run %s)",
                        rounds < 2 ? "of" : "mean ± sd of",
                        rounds,
                        rounds == 1 ? "" : "s",
                        runs,
                        runs == 1 ? "" : "s",
                        Measure.time(best),
                        Measure.time(first));
    }
}
