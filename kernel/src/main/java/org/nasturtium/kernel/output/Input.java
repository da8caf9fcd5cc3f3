package org.nasturtium.kernel.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.nasturtium.kernel.wire.Channel;
import org.nasturtium.kernel.wire.Message;
import org.nasturtium.kernel.wire.Wire;

/** Asks the person for a line of text and waits for it; an interrupt ends the waiting. */
public final class Input {
    private final Wire wire;
    private @Nullable CompletableFuture<String> waiting;
    private String asked = "";

    public Input(Wire wire) {
        this.wire = wire;
    }

    /** Asks on behalf of an execution. */
    public String ask(CellOutput asker, String prompt, boolean secret) throws IOException {
        asker.flush();
        if (!asker.request().content().path("allow_stdin").asBoolean(true)) {
            throw new IOException(
                    "input is not possible here: the front end takes no questions (allow_stdin is false)");
        }
        ObjectNode content = Message.json().put("prompt", prompt).put("password", secret);
        Message question = asker.request().answer("input_request", content);
        CompletableFuture<String> answer = expect(question.id());
        wire.send(Channel.STDIN, question);
        try {
            return answer.get();
        } catch (InterruptedException stop) {
            forget(answer);
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while waiting for input").initCause(stop);
        } catch (ExecutionException never) {
            throw new IOException("the question was replaced by another one", never);
        }
    }

    private synchronized void forget(CompletableFuture<String> answer) {
        if (waiting == answer) {
            waiting = null;
        }
    }

    private synchronized CompletableFuture<String> expect(String question) {
        if (waiting != null) {
            waiting.completeExceptionally(new IllegalStateException("another question was asked"));
        }
        CompletableFuture<String> answer = new CompletableFuture<>();
        waiting = answer;
        asked = question;
        return answer;
    }

    /** Takes the person's answer; one that nobody waits for, or to an earlier question, is dropped. */
    public synchronized void answered(Message reply) {
        String question = reply.parent().path("msg_id").asText();
        if (waiting != null && (question.isEmpty() || question.equals(asked))) {
            waiting.complete(reply.content().path("value").asText());
            waiting = null;
        }
    }
}
