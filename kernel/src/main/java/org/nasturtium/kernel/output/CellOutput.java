package org.nasturtium.kernel.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nasturtium.kernel.wire.Channel;
import org.nasturtium.kernel.wire.Message;
import org.nasturtium.kernel.wire.Wire;
import org.nasturtium.kernel.work.Owner;

/**
 * Everything one execution puts out, in order. Printed text is gathered and sent in pieces, and bounded: what is cut is
 * said. Safe for many threads, also after the cell ended.
 */
public final class CellOutput implements Owner {
    /** Characters of printed text that one cell may send unless told otherwise. */
    public static final int LIMIT = 4_000_000;

    private static final int PIECE = 16_384;
    private static final int MANY_TURNS = 40;

    private record Piece(Stream stream, StringBuilder text) {}

    private final Wire wire;
    private final Message request;
    private final boolean silent;
    private final IntSupplier limit;
    private final @Nullable CellOutput outer;
    private final Map<Stream, StreamText> decoders = new EnumMap<>(Stream.class);
    private final List<Piece> waiting = new ArrayList<>();
    private int waitingCharacters;
    private long characters;
    private long cutCharacters;
    private long cutLines;
    private volatile boolean stopAsked;

    /**
     * Output of one execution.
     *
     * @param request the message that asked for it
     * @param silent whether nothing may be seen
     */
    public CellOutput(Wire wire, Message request, boolean silent) {
        this(wire, request, silent, () -> LIMIT);
    }

    /**
     * The same with another limit.
     *
     * @param limit of printed characters; asked each time, for it may change
     */
    public CellOutput(Wire wire, Message request, boolean silent, IntSupplier limit) {
        this(wire, request, silent, limit, null);
    }

    /** An output of a part of an execution, kept apart from the rest, that ends with the whole. */
    static CellOutput within(CellOutput outer, Wire wire, IntSupplier limit) {
        return new CellOutput(wire, outer.request, false, limit, outer);
    }

    private CellOutput(Wire wire, Message request, boolean silent, IntSupplier limit, @Nullable CellOutput outer) {
        this.wire = wire;
        this.limit = limit;
        this.outer = outer;
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

    @Override
    public boolean isStopAsked() {
        return stopAsked || (outer != null && outer.isStopAsked());
    }

    /** A person wants this execution, and all that it started, to end. */
    public void askToStop() {
        stopAsked = true;
    }

    /** Takes printed bytes. Returns whether text waits that nothing was waiting before, so that somebody has to flush. */
    synchronized boolean write(Stream stream, byte[] bytes, int offset, int length) {
        boolean wasEmpty = waiting.isEmpty();
        String text = Objects.requireNonNull(decoders.get(stream)).decode(bytes, offset, length);
        if (silent || text.isEmpty()) {
            return false;
        }
        boolean whole = cutCharacters == 0;
        append(stream, allowed(text));
        if (whole && cutCharacters > 0) {
            append(
                    Stream.STDERR,
                    String.format(
                            Locale.ROOT,
                            "\n[output truncated: this cell has printed %,d characters; what follows is counted]\n",
                            characters));
        }
        if (waitingCharacters > PIECE) {
            flush();
            return false;
        }
        return wasEmpty && !waiting.isEmpty();
    }

    /** What may still be printed of a text; the rest is counted. */
    private String allowed(String text) {
        long most = Math.max(characters, limit.getAsInt());
        if (characters + text.length() <= most) {
            characters += text.length();
            return text;
        }
        int kept = (int) (most - characters);
        if (kept > 0 && Character.isHighSurrogate(text.charAt(kept - 1))) {
            kept--;
        }
        characters = most;
        cutCharacters += text.length() - kept;
        cutLines += text.chars().skip(kept).filter(letter -> letter == '\n').count();
        return text.substring(0, kept);
    }

    /** Prints a sentence of the kernel's own, at once and whatever the cell has printed so far. */
    public synchronized void print(Stream stream, String text) {
        if (!silent) {
            append(stream, text);
        }
        flush();
    }

    private void append(Stream stream, String text) {
        if (text.isEmpty()) {
            return;
        }
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
        if (cutCharacters > 0) {
            send(
                    Stream.STDERR,
                    String.format(Locale.ROOT, "[not shown: %,d characters, in %,d lines]\n", cutCharacters, cutLines));
        }
        publish("status", Message.json().put("execution_state", state));
    }

    /** Takes away what the cell shows: at once, or when something new comes. */
    public synchronized void clear(boolean wait) {
        show("clear_output", Message.json().put("wait", wait));
    }

    /** Sends a message of another kind, a silent cell's too, after what was printed before it. */
    public synchronized void send(String type, ObjectNode content, List<byte[]> buffers) {
        flush();
        wire.send(Channel.IOPUB, request.answer(type, content).with(buffers).under(type));
    }

    private void publish(String type, ObjectNode content) {
        wire.send(Channel.IOPUB, request.answer(type, content).under(type));
    }
}
