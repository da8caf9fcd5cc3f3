package org.nasturtium.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.ScriptFailure;
import org.nasturtium.dsl.ScriptSource;
import org.nasturtium.kernel.output.CellOutput;
import org.nasturtium.kernel.output.OutputRouter;
import org.nasturtium.kernel.render.Bundle;
import org.nasturtium.kernel.render.PageState;
import org.nasturtium.kernel.session.GroovySession;
import org.nasturtium.kernel.session.Outcome;
import org.nasturtium.kernel.wire.Channel;
import org.nasturtium.kernel.wire.Message;
import org.nasturtium.kernel.wire.Wire;

/** What an execute_request does, from busy to idle: exactly one reply, at most one error, whatever the cell throws. */
final class Execution {
    private final Wire wire;
    private final GroovySession session;
    private final Renderer renderer;
    private final OutputRouter router;
    private final PageState page;
    private final History history;
    private final AtomicInteger count = new AtomicInteger();

    Execution(
            Wire wire, GroovySession session, Renderer renderer, OutputRouter router, PageState page, History history) {
        this.wire = wire;
        this.session = session;
        this.renderer = renderer;
        this.router = router;
        this.page = page;
        this.history = history;
    }

    /**
     * Runs one request.
     *
     * @param waiting takes away the requests that wait now
     * @return those that are to be aborted, because this one failed and they were sent before that was known
     */
    List<Message> run(Message request, Supplier<List<Message>> waiting) {
        JsonNode asked = request.content();
        boolean silent = asked.path("silent").asBoolean(false);
        boolean store = !silent && asked.path("store_history").asBoolean(true);
        String code = asked.path("code").asText();
        int number = store ? count.incrementAndGet() : count.get() + 1;
        CellOutput output = new CellOutput(wire, request, silent);
        router.begin(output);
        output.state("busy");
        output.show("execute_input", Message.json().put("code", code).put("execution_count", number));
        page.cell(request.metadata());
        ObjectNode reply;
        String shown = "";
        try {
            shown = show(session.eval(code, number), number, output);
            reply = Message.json().put("status", "ok");
            reply.putArray("payload");
            reply.set("user_expressions", userExpressions(asked.path("user_expressions")));
        } catch (Throwable failure) {
            // also errors: an assert, an overflow of the stack, a missing class must not end the kernel
            Thread.interrupted();
            ObjectNode error = ErrorReport.of(failure).content();
            output.show("error", error);
            reply = error.deepCopy().put("status", "error");
        }
        if (store) {
            history.add(number, code, shown);
        }
        boolean well = reply.path("status").asText().equals("ok");
        List<Message> aborted = well || !asked.path("stop_on_error").asBoolean(true) ? List.of() : waiting.get();
        output.flush();
        wire.send(Channel.SHELL, request.answer("execute_reply", reply.put("execution_count", number)));
        output.state("idle");
        return aborted;
    }

    /** Answers a request whose turn never came because an earlier one failed. */
    void abort(Message request) {
        CellOutput output = new CellOutput(wire, request, true);
        output.state("busy");
        wire.send(Channel.SHELL, request.answer("execute_reply", Message.json().put("status", "aborted")));
        output.state("idle");
    }

    private String show(Outcome outcome, int number, CellOutput output) {
        Object value = outcome.value();
        if (value == null || outcome.quiet()) {
            return "";
        }
        ObjectNode content = Bundle.content(rendered(value));
        output.show("execute_result", content.put("execution_count", number));
        return content.path("data").path("text/plain").asText();
    }

    private DisplayData rendered(@Nullable Object value) {
        if (value == null) {
            return new DisplayData("null");
        }
        return value instanceof DisplayData data ? data : renderer.render(value);
    }

    private ObjectNode userExpressions(JsonNode expressions) {
        ObjectNode results = Message.json();
        for (Map.Entry<String, JsonNode> each : expressions.properties()) {
            results.set(each.getKey(), userExpression(each.getValue().asText()));
        }
        return results;
    }

    private ObjectNode userExpression(String source) {
        try {
            Outcome outcome = session.eval(new ScriptSource("Expression.groovy", "expression", source));
            ObjectNode content = Bundle.content(rendered(outcome.value()));
            content.remove("transient");
            return content.put("status", "ok");
        } catch (ScriptFailure | RuntimeException failure) {
            return ErrorReport.of(failure).content().put("status", "error");
        }
    }

    int count() {
        return count.get();
    }
}
