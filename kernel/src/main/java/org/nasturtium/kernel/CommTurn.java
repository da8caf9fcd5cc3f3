package org.nasturtium.kernel;

import java.util.List;
import java.util.function.Supplier;
import org.nasturtium.kernel.comm.Comms;
import org.nasturtium.kernel.output.CellOutput;
import org.nasturtium.kernel.output.OutputRouter;
import org.nasturtium.kernel.output.Stream;
import org.nasturtium.kernel.wire.Message;

/** What a front end says to a comm, heard between two cells, so that it may use their variables. */
final class CommTurn implements Turn {
    private final Comms comms;
    private final OutputRouter router;
    private final Message message;
    private final CellOutput output;

    CommTurn(Comms comms, OutputRouter router, Message message, CellOutput output) {
        this.comms = comms;
        this.router = router;
        this.message = message;
        this.output = output;
    }

    @Override
    public List<Message> run(Supplier<List<Message>> waiting) {
        router.begin(output);
        output.state("busy");
        try {
            comms.received(message);
        } catch (Throwable failure) {
            Thread.interrupted();
            output.show("error", ErrorReport.of(failure).content());
        }
        output.state("idle");
        return List.of();
    }

    @Override
    public void abort() {
        // what a front end says to a comm is never dropped
    }

    @Override
    public void askToStop() {
        output.askToStop();
    }

    @Override
    public void stillBusy(String what) {
        output.print(Stream.STDERR, "\n[interrupted, but a comm's listener is still busy in " + what + "]\n");
    }

    @Override
    public void leaveBehind(String what) {
        output.state("idle");
    }
}
