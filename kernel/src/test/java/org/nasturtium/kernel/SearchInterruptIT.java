package org.nasturtium.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasturtium.kernel.KernelKit.Ran;
import org.nasturtium.kernel.wire.Channel;
import org.nasturtium.kernel.wire.Message;

/** Interrupts of native training: between two steps, with everything kept. */
class SearchInterruptIT {
    @TempDir
    Path runs;

    private static final String SPACE = "def tiny = space('tiny') { dense units: [8, 16, 32, 64]; output() }\n";

    private static Ran interrupted(KernelKit kit, Message cell) {
        long began = System.nanoTime();
        kit.ask(Channel.CONTROL, "interrupt_request", Map.of());
        Ran ran = kit.ran(cell);
        assertThat(ran.reply().path("ename").asText()).isEqualTo("KeyboardInterrupt");
        // generous, since the machine may be busy: what counts is that it does not wait for the end of the training
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
        return ran;
    }

    private static void awaitShown(KernelKit kit, Message cell, String pattern) {
        Pattern wanted = Pattern.compile(pattern);
        kit.await(
                cell,
                sent -> wanted.matcher(sent.message().content().toString()).find());
    }

    @Test
    void stopsASearchWhichGoesOnLaterAndTrainingWhichCanBeDoneAgain() {
        try (KernelKit kit = new KernelKit(runs)) {
            kit.run(SPACE);
            String search = "def found = search(tiny) { data digits; train epochs: 2000; budget 4.trials }";
            Message cell = kit.execute(search);
            awaitShown(kit, cell, "epoch \\d+ of 2000");
            Ran stopped = interrupted(kit, cell);
            assertThat(stopped.shown("error").get(0).toString()).contains("resume '");

            Ran found = kit.run("def found = search(space('small') { dense units: [8, 16]; output() }) "
                    + "{ data digits; train epochs: 1; budget 2.trials }");
            assertThat(found.status()).isEqualTo("ok");
            Message training = kit.execute("found.best.retrain(epochs: 5000)");
            awaitShown(kit, training, "[1-9]\\d* / 5000");
            interrupted(kit, training);
            assertThat(kit.run("found.best.retrain(epochs: 1).test().metrics().accuracy >= 0")
                            .value())
                    .isEqualTo("true");

            Message resumed = kit.execute("resume '" + runs.resolve("tiny") + "'");
            awaitShown(kit, resumed, "epoch \\d+ of 2000");
            interrupted(kit, resumed);
        }
    }
}
