package org.nasturtium.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ParentWatchTest {
    private final CountDownLatch ended = new CountDownLatch(1);

    private void watch(String parent) {
        ParentWatch.start(Map.of("JPY_PARENT_PID", parent), ended::countDown);
    }

    @Test
    void endsTheKernelWhenItsParentIsGone() throws IOException, InterruptedException {
        Process parent = new ProcessBuilder("sleep", "60").start();
        try {
            watch(String.valueOf(parent.pid()));
            assertThat(ended.await(700, TimeUnit.MILLISECONDS))
                    .as("while the parent lives")
                    .isFalse();
        } finally {
            parent.destroyForcibly().waitFor();
        }
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void endsTheKernelWhoseParentWasGoneBefore() throws IOException, InterruptedException {
        Process parent = new ProcessBuilder("true").start();
        parent.waitFor();
        watch(String.valueOf(parent.pid()));
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void watchesNobodyWhereNoParentIsNamed() {
        ParentWatch.start(Map.of(), ended::countDown);
        watch("");
        watch("1");
        watch("no number");
        assertThat(ended.getCount()).isEqualTo(1);
    }
}
