package org.nasturtium.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.nasturtium.dsl.ScriptFailure;
import org.nasturtium.dsl.ScriptSource;
import org.nasturtium.kernel.output.CellOutput;
import org.nasturtium.kernel.output.Stream;
import org.nasturtium.kernel.render.Bundle;
import org.nasturtium.kernel.session.Outcome;
import org.nasturtium.kernel.wire.Channel;
import org.nasturtium.kernel.wire.Message;

/** What an execute_request does, from busy to idle: exactly one reply, at most one error, whatever the cell throws. */
final class Execution implements Turn {
    private final Executions all;
    private final Message request;
    private final boolean counts;
    private final CellOutput output;
    private final AtomicBoolean answered = new AtomicBoolean();
    private int number;

    Execution(Executions all, Message request) {
        this.all = all;
        this.request = request;
        boolean silent = request.content().path("silent").asBoolean(false);
        this.counts = !silent && request.content().path("store_history").asBoolean(true);
        this.output = new CellOutput(all.wire(), request, silent, all.router()::limit);
    }

    @Override
    public List<Message> run(Supplier<List<Message>> waiting) {
        String code = code();
        number = all.number(counts);
        all.router().begin(output);
        output.state("busy");
        output.show("execute_input", Message.json().put("code", code).put("execution_count", number));
        all.page().cell(request);
        if (counts) {
            all.recent().begins(number, code, all.session().binding());
        }
        ObjectNode reply;
        String shown = "";
        try {
            Outcome outcome = all.cells().run(code, number);
            if (output.isStopAsked()) {
                throw new InterruptedException("the cell ended by itself when it was to be stopped");
            }
            shown = show(outcome);
            if (counts && !outcome.quiet()) {
                all.recent().shown(number, outcome.value(), all.session().binding());
            }
            reply = Message.json().put("status", "ok");
            reply.putArray("payload");
            reply.set("user_expressions", userExpressions());
        } catch (Throwable failure) {
            // also errors: an assert, an overflow of the stack, a missing class must not end the kernel
            Thread.interrupted();
            reply = failed(ErrorReport.of(failure));
        }
        if (!answered.compareAndSet(false, true)) {
            return List.of();
        }
        remember(shown);
        boolean well = reply.path("status").asText().equals("ok");
        boolean goOn = well || !request.content().path("stop_on_error").asBoolean(true);
        List<Message> aborted = goOn ? List.of() : waiting.get();
        answer(reply);
        return aborted;
    }

    private String code() {
        return request.content().path("code").asText();
    }

    private void remember(String shown) {
        if (counts) {
            all.history().add(number, code(), shown);
        }
    }

    private ObjectNode failed(ErrorReport report) {
        ObjectNode error = report.content();
        if (!answered.get()) {
            output.show("error", error);
        }
        return error.deepCopy().put("status", "error");
    }

    private void answer(ObjectNode reply) {
        output.flush();
        all.wire().send(Channel.SHELL, request.answer("execute_reply", reply.put("execution_count", number)));
        output.state("idle");
    }

    @Override
    public void abort() {
        output.state("busy");
        all.wire()
                .send(
                        Channel.SHELL,
                        request.answer("execute_reply", Message.json().put("status", "aborted")));
        output.state("idle");
    }

    @Override
    public void askToStop() {
        output.askToStop();
    }

    @Override
    public void stillBusy(String what) {
        output.print(
                Stream.STDERR,
                "\n[interrupted, but still busy in " + what
                        + ", which does not look; interrupt again to leave this cell behind]\n");
    }

    @Override
    public void leaveBehind(String what) {
        ErrorReport report = new ErrorReport(
                "KeyboardInterrupt",
                "the cell was left behind",
                List.of(
                        "KeyboardInterrupt: the cell was left behind, busy in " + what,
                        "It goes on in the background until that returns, and then stops; a restart ends it at once."));
        ObjectNode reply = failed(report);
        if (answered.compareAndSet(false, true)) {
            remember("");
            answer(reply);
        }
    }

    private String show(Outcome outcome) {
        Object value = outcome.value();
        if (value == null || outcome.quiet()) {
            return "";
        }
        ObjectNode content = Bundle.content(all.rendered(value));
        if (!answered.get()) {
            output.show("execute_result", content.put("execution_count", number));
        }
        return content.path("data").path("text/plain").asText();
    }

    private ObjectNode userExpressions() {
        ObjectNode results = Message.json();
        for (Map.Entry<String, JsonNode> each :
                request.content().path("user_expressions").properties()) {
            results.set(each.getKey(), userExpression(each.getValue().asText()));
        }
        return results;
    }

    private ObjectNode userExpression(String source) {
        try {
            Outcome outcome = all.session().eval(new ScriptSource("Expression.groovy", "expression", source));
            ObjectNode content = Bundle.content(all.page().aside(() -> all.rendered(outcome.value())));
            content.remove("transient");
            return content.put("status", "ok");
        } catch (ScriptFailure | RuntimeException failure) {
            return ErrorReport.of(failure).content().put("status", "error");
        }
    }
}
