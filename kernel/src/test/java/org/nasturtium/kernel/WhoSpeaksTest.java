package org.nasturtium.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasturtium.kernel.wire.Message;

/** Words go to the cell that started the work, whichever thread says them and whenever. */
class WhoSpeaksTest {
    @TempDir
    static Path runs;

    private static KernelKit kit;

    @BeforeAll
    static void start() {
        kit = new KernelKit(runs);
        // threads of these are made by this cell and used by others; each closure and class is of this cell
        assertThat(kit.run("""
                                import java.util.concurrent.*
                                pool = Executors.newFixedThreadPool(2)
                                scheduler = Executors.newScheduledThreadPool(1)
                                forkJoin = new ForkJoinPool(2)
                                timer = new Timer(true)
                                gate = new CyclicBarrier(1)
                                [pool.submit { }, pool.submit { }, scheduler.submit { }, forkJoin.submit { }]*.get()
                                CompletableFuture.runAsync { }.get()
                                def speak(word) { Thread.sleep(30); println word }
                                early = { Thread.sleep(30); println 'said' }
                                class Job implements Runnable { void run() { Thread.sleep(30); println 'said' } }
                                class Question implements Callable<String> { String call() { println 'said'; 'answer' } }
                                """).status()).isEqualTo("ok");
    }

    @AfterAll
    static void stop() {
        kit.run("[pool, scheduler, forkJoin]*.shutdownNow(); timer.cancel()");
        kit.close();
    }

    private static final List<String> WORK = List.of(
            "Thread.start { speak 'said' }",
            "new Thread(early).start()",
            "new Thread(new Job()).start()",
            "new Thread({ Thread.start { speak 'said' } }).start()",
            "pool.submit { speak 'said' }",
            "pool.execute { speak 'said' }",
            "pool.submit(early)",
            "pool.execute(early)",
            "pool.submit(new Job())",
            "pool.submit(early as Callable)",
            "pool.submit(new Question())",
            "def own(word) { speak word }; pool.submit(this.&own.curry('said'))",
            "pool.submit({ -> speak 'said' } as Runnable)",
            "(1..1).each { pool.submit { [1].each { speak 'said' } } }",
            "scheduler.schedule({ speak 'said' }, 20, TimeUnit.MILLISECONDS)",
            "scheduler.schedule(new Job(), 20, TimeUnit.MILLISECONDS)",
            "forkJoin.submit { speak 'said' }",
            "forkJoin.submit { (1..4).toList().parallelStream().forEach { if (it == 3) speak 'said' } }",
            "CompletableFuture.runAsync { speak 'said' }",
            "CompletableFuture.supplyAsync({ 'said' }, pool).thenAccept { speak it }",
            "CompletableFuture.runAsync({ speak 'said' }, pool)",
            "CompletableFuture.supplyAsync { 1 }.thenApplyAsync { speak 'said' }",
            "CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS).execute { println 'said' }",
            "timer.runAfter(20) { println 'said' }",
            "timer.schedule({ println 'said' } as TimerTask, 20)",
            "Thread.start { (1..4).toList().parallelStream().forEach { if (it == 3) speak 'said' } }");

    /** Each cell is over, and another one runs, when its words come. */
    @Test
    void goToTheCellThatStartedTheWork() {
        List<Message> cells =
                WORK.stream().map(code -> kit.execute(code + "; null")).toList();
        Message other = kit.execute("Thread.sleep(120); println 'other'");
        cells.forEach(cell -> kit.awaitText(cell, "said\n"));
        assertThat(kit.ran(other).text("stdout")).isEqualTo("other\n");
        assertThat(cells).extracting(kit::text).containsOnly("said\n");
    }
}
