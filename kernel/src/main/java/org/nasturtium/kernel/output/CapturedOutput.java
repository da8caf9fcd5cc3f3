package org.nasturtium.kernel.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nasturtium.kernel.wire.Message;

/** What a cell put out instead of showing it: to be read, and to be shown later. */
public final class CapturedOutput {
    private static final Set<String> SHOWN = Set.of("display_data", "execute_result");

    private final List<Message> messages = new ArrayList<>();
    private final OutputRouter router;
    private final CellOutput output;
    private @Nullable Object value;

    /** Captures what is sent to {@link #output}. */
    public CapturedOutput(OutputRouter router, CellOutput outer) {
        this.router = router;
        this.output = CellOutput.within(outer, (channel, message) -> add(message), router::limit);
    }

    private synchronized void add(Message message) {
        messages.add(message);
    }

    /** Where the cell has to write. */
    public CellOutput output() {
        return output;
    }

    /** The cell gave this value. */
    public void ended(@Nullable Object result) {
        value = result;
    }

    /** The value of the last line. */
    public @Nullable Object getValue() {
        return value;
    }

    /** What was printed. */
    public String getOut() {
        return text("stdout");
    }

    /** What was printed to the stream for errors. */
    public String getErr() {
        return text("stderr");
    }

    /** How many things were displayed. */
    public long getShown() {
        return all().stream().filter(message -> SHOWN.contains(message.type())).count();
    }

    private String text(String stream) {
        output.flush();
        return all().stream()
                .filter(message -> message.type().equals("stream")
                        && message.content().path("name").asText().equals(stream))
                .map(message -> message.content().path("text").asText())
                .collect(Collectors.joining());
    }

    private synchronized List<Message> all() {
        return List.copyOf(messages);
    }

    /** Shows it now. */
    public void show() {
        output.flush();
        CellOutput here = router.current();
        for (Message message : all()) {
            if (here != null && !message.type().equals("status")) {
                here.show(message.type(), message.content().deepCopy());
            }
        }
    }

    @Override
    public String toString() {
        return "captured output: " + getOut().length() + " characters printed, " + getShown() + " displayed";
    }
}
