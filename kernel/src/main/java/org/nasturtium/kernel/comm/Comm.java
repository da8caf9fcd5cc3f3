package org.nasturtium.kernel.comm;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A line to the front end: say something, and be told what it says. */
public final class Comm {
    private final Comms all;
    private final String id;
    private final String target;
    private final CommMessage opening;
    private volatile Consumer<CommMessage> heard = message -> {};
    private volatile Consumer<CommMessage> closed = message -> {};

    Comm(Comms all, String id, String target, CommMessage opening) {
        this.all = all;
        this.id = id;
        this.target = target;
        this.opening = opening;
    }

    /** Its name on the wire. */
    public String id() {
        return id;
    }

    /** What it was opened for. */
    public String target() {
        return target;
    }

    /** What was said when it was opened. */
    public CommMessage opening() {
        return opening;
    }

    /** From now on this hears what the front end says. */
    public void onMessage(Consumer<CommMessage> listener) {
        heard = listener;
    }

    /** This is told when the front end closes the line. */
    public void onClose(Consumer<CommMessage> listener) {
        closed = listener;
    }

    /** Says something. */
    public void send(Map<String, ?> data) {
        send(data, List.of());
    }

    /** Says something with binary attachments. */
    public void send(Map<String, ?> data, List<byte[]> buffers) {
        all.send("comm_msg", this, data, buffers);
    }

    /** Ends the line. */
    public void close() {
        all.close(this);
    }

    void hear(CommMessage message) {
        heard.accept(message);
    }

    void hearClose(CommMessage message) {
        closed.accept(message);
    }

    @Override
    public String toString() {
        return "comm " + target + " " + id;
    }
}
