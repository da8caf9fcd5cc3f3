package org.nasturtium.kernel.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.nasturtium.kernel.wire.Channel;
import org.nasturtium.kernel.wire.Message;
import org.nasturtium.kernel.wire.Wire;

/**
 * Everything one execution puts out, in order. Printed text is gathered and sent in pieces, and bounded: what is cut is
 * said. Safe for many threads, also after the cell ended.
 */
public final class CellOutput {
    /** Characters of printed text that one cell may send. */
    public static final int LIMIT = 4_000_000;

    private static final int PIECE = 16_384;
    private static final int MANY_TURNS = 40;

    private record Piece(Stream stream, StringBuilder text) {}

    private final Wire wire;
    private final Message request;
    private final boolean silent;
    private final Map<Stream, StreamText> decoders = new EnumMap<>(Stream.class);
    private final List<Piece> waiting = new ArrayList<>();
    private int waitingCharacters;
    private long characters;

    /**
     * Output of one execution.
     *
     * @param request the message that asked for it
     * @param silent whether nothing may be seen
     */
    public CellOutput(Wire wire, Message request, boolean silent) {
        this.wire = wire;
        this.request = request;
        this.silent = silent;
        for (Stream stream : Stream.values()) {
            decoders.put(stream, new StreamText());
        }
    }

    /** The message that asked for the execution. */
    public Message request() {
        return request;
    }

    /** Takes printed bytes. Returns whether text waits that nothing was waiting before, so that somebody has to flush. */
    synchronized boolean write(Stream stream, byte[] bytes, int offset, int length) {
        boolean wasEmpty = waiting.isEmpty();
        String text = Objects.requireNonNull(decoders.get(stream)).decode(bytes, offset, length);
        if (silent || text.isEmpty() || characters > LIMIT) {
            return false;
        }
        characters += text.length();
        if (characters > LIMIT) {
            int kept = (int) (text.length() - (characters - LIMIT));
            append(stream, text.substring(0, kept));
            append(Stream.STDERR, "\n[output truncated: this cell printed more than " + LIMIT + " characters]\n");
        } else {
            append(stream, text);
        }
        if (waitingCharacters > PIECE) {
            flush();
            return false;
        }
        return wasEmpty;
    }

    private void append(Stream stream, String text) {
        Piece last = waiting.isEmpty() ? null : waiting.get(waiting.size() - 1);
        if (last == null || last.stream() != stream) {
            last = new Piece(stream, new StringBuilder());
            waiting.add(last);
        }
        last.text().append(text);
        waitingCharacters += text.length();
    }

    /** Sends the text that waits. */
    public synchronized void flush() {
        if (waiting.size() > MANY_TURNS) {
            for (Stream stream : Stream.values()) {
                send(
                        stream,
                        waiting.stream()
                                .filter(piece -> piece.stream() == stream)
                                .map(Piece::text)
                                .collect(Collectors.joining()));
            }
        } else {
            waiting.forEach(piece -> send(piece.stream(), piece.text().toString()));
        }
        waiting.clear();
        waitingCharacters = 0;
    }

    private void send(Stream stream, String text) {
        if (!text.isEmpty()) {
            publish("stream", Message.json().put("name", stream.word()).put("text", text));
        }
    }

    /** Sends a display, an update, a result, an error, after the text that was printed before it. */
    public synchronized void show(String type, ObjectNode content) {
        flush();
        if (!silent) {
            publish(type, content);
        }
    }

    /** Sends what the protocol wants even of a silent cell: the kernel's state. */
    public synchronized void state(String state) {
        flush();
        publish("status", Message.json().put("execution_state", state));
    }

    /** Takes away what the cell shows: at once, or when something new comes. */
    public synchronized void clear(boolean wait) {
        show("clear_output", Message.json().put("wait", wait));
    }

    private void publish(String type, ObjectNode content) {
        wire.send(Channel.IOPUB, request.answer(type, content).under(type));
    }
}
