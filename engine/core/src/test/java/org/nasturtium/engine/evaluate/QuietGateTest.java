package org.nasturtium.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class QuietGateTest {
    private final QuietGate gate = new QuietGate();

    @Test
    void measuresAloneAmongManyThreads() {
        AtomicInteger training = new AtomicInteger();
        AtomicInteger measuring = new AtomicInteger();
        AtomicInteger disturbed = new AtomicInteger();
        AtomicInteger measured = new AtomicInteger();
        List<CompletableFuture<Void>> workers = new ArrayList<>();
        for (int w = 0; w < 6; w++) {
            workers.add(CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 40; i++) {
                    gate.training(QuietGateTest::goOnWaiting, () -> {
                        training.incrementAndGet();
                        disturbed.addAndGet(measuring.get());
                        LockSupport.parkNanos(20_000);
                        return training.decrementAndGet();
                    });
                    gate.measuring(QuietGateTest::goOnWaiting, () -> {
                        disturbed.addAndGet(measuring.getAndIncrement() + training.get());
                        LockSupport.parkNanos(20_000);
                        disturbed.addAndGet(training.get());
                        measured.incrementAndGet();
                        return measuring.decrementAndGet();
                    });
                }
            }));
        }
        workers.forEach(CompletableFuture::join);
        assertThat(disturbed).hasValue(0);
        assertThat(measured).hasValue(240);
    }

    @Test
    void servesInTheOrderOfArrival() throws Exception {
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch inside = new CountDownLatch(2);
        Thread first = start(() -> gate.training(QuietGateTest::goOnWaiting, () -> hold(inside, release)));
        Thread second = start(() -> gate.training(QuietGateTest::goOnWaiting, () -> hold(inside, release)));
        assertThat(inside.await(10, TimeUnit.SECONDS)).as("two train at a time").isTrue();
        CountDownLatch measurementWaits = new CountDownLatch(1);
        Thread measurement = start(() -> gate.measuring(measurementWaits::countDown, () -> order.add("measurement")));
        measurementWaits.await();
        CountDownLatch laterWaits = new CountDownLatch(1);
        Thread later = start(() -> gate.training(laterWaits::countDown, () -> order.add("later training")));
        laterWaits.await();
        assertThat(order).isEmpty();
        release.countDown();
        for (Thread thread : List.of(first, second, measurement, later)) {
            thread.join();
        }
        assertThat(order).containsExactly("measurement", "later training");
    }

    @Test
    void letsAWaitingOneGiveUpAndTheOthersIn() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch inside = new CountDownLatch(1);
        Thread busy = start(() -> gate.training(QuietGateTest::goOnWaiting, () -> hold(inside, release)));
        inside.await();
        assertThatThrownBy(() -> gate.measuring(
                        () -> {
                            throw new IllegalStateException("cancelled");
                        },
                        () -> "measured"))
                .hasMessage("cancelled");
        assertThat(gate.<String>training(QuietGateTest::goOnWaiting, () -> "trained"))
                .isEqualTo("trained");
        release.countDown();
        busy.join();
        assertThat(gate.<String>measuring(QuietGateTest::goOnWaiting, () -> "measured"))
                .isEqualTo("measured");
    }

    @Test
    void opensAgainAfterWorkThatThrows() {
        assertThatThrownBy(() -> gate.measuring(QuietGateTest::goOnWaiting, () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(gate.<String>measuring(QuietGateTest::goOnWaiting, () -> "measured"))
                .isEqualTo("measured");
    }

    private static void goOnWaiting() {}

    private static Thread start(Runnable work) {
        Thread thread = new Thread(work);
        thread.start();
        return thread;
    }

    private static boolean hold(CountDownLatch inside, CountDownLatch release) {
        inside.countDown();
        try {
            return release.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
