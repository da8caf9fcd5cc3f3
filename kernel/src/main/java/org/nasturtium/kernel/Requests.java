package org.nasturtium.kernel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.nasturtium.kernel.output.CellOutput;
import org.nasturtium.kernel.output.Input;
import org.nasturtium.kernel.wire.Channel;
import org.nasturtium.kernel.wire.Message;
import org.nasturtium.kernel.wire.Wire;
import org.nasturtium.kernel.wire.WireListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each message to who answers it: executions to the cells' thread, questions about code to a thread beside it,
 * interrupt and shutdown to a third, so that none waits for another.
 */
final class Requests implements WireListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Requests.class);
    private static final String REQUEST = "_request";
    private static final Set<String> IN_TURN = Set.of("execute_request", "comm_open", "comm_msg", "comm_close");

    private final Wire wire;
    private final Cells cells;
    private final Input input;
    private final Consumer<Message> interrupt;
    private final Runnable shutdown;
    private final Map<String, Function<Message, ObjectNode>> handlers;
    private final ExecutorService shell = oneThread("shell");
    private final ExecutorService control = oneThread("control");

    /**
     * Answers by message type; an execution is none of them.
     *
     * @param interrupt stops the cell that runs
     * @param shutdown ends the kernel, once a request for that is answered
     */
    Requests(
            Wire wire,
            Cells cells,
            Input input,
            Consumer<Message> interrupt,
            Runnable shutdown,
            Map<String, Function<Message, ObjectNode>> handlers) {
        this.wire = wire;
        this.cells = cells;
        this.input = input;
        this.interrupt = interrupt;
        this.shutdown = shutdown;
        this.handlers = Map.copyOf(handlers);
    }

    private static ExecutorService oneThread(String name) {
        return Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void received(Channel channel, Message message) {
        if (channel == Channel.STDIN) {
            input.answered(message);
        } else if (channel == Channel.SHELL && IN_TURN.contains(message.type())) {
            cells.submit(message);
        } else {
            if (message.type().equals("interrupt_request")) {
                // at once, so that it hits the cell that it was meant for and not the one that comes next
                interrupt.accept(message);
            }
            ExecutorService answering = channel == Channel.CONTROL ? control : shell;
            try {
                answering.execute(() -> answer(channel, message));
            } catch (RejectedExecutionException late) {
                LOG.debug("{} came after the end", message.type());
            }
        }
    }

    private void answer(Channel channel, Message message) {
        CellOutput state = new CellOutput(wire, message, true);
        state.state("busy");
        try {
            reply(channel, message);
        } finally {
            state.state("idle");
        }
        if (message.type().equals("shutdown_request")) {
            shutdown.run();
        }
    }

    private void reply(Channel channel, Message message) {
        String type = message.type();
        Function<Message, ObjectNode> handler = handlers.get(type);
        if (handler == null) {
            LOG.warn("message of type `{}` is not known here", type);
            return;
        }
        ObjectNode reply;
        try {
            reply = handler.apply(message);
        } catch (RuntimeException | StackOverflowError | LinkageError failure) {
            LOG.warn("{} failed", type, failure);
            reply = ErrorReport.of(failure).content().put("status", "error");
        }
        wire.send(channel, message.answer(type.replace(REQUEST, "_reply"), reply));
    }

    @Override
    public void close() {
        shell.shutdownNow();
        control.shutdown();
    }
}
