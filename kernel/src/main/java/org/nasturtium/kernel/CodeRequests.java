package org.nasturtium.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.nasturtium.kernel.magic.CodeHelp;
import org.nasturtium.kernel.session.Candidate;
import org.nasturtium.kernel.session.Completeness;
import org.nasturtium.kernel.session.Completer;
import org.nasturtium.kernel.wire.Message;

/** Answers to questions about source: completing, explaining, whether it is whole, what was run before. */
final class CodeRequests {
    private final CodeHelp help;
    private final History history;

    CodeRequests(CodeHelp help, History history) {
        this.help = help;
        this.history = history;
    }

    ObjectNode complete(Message request) {
        String code = request.content().path("code").asText();
        Completer.Completion found = help.complete(code, cursor(request, code));
        ObjectNode reply = Message.json().put("status", "ok");
        ArrayNode matches = reply.putArray("matches");
        found.matches().forEach(matches::add);
        reply.put("cursor_start", code.codePointCount(0, found.start()));
        reply.put("cursor_end", code.codePointCount(0, found.end()));
        // what JupyterLab and Notebook show beside each of them
        ArrayNode types = reply.putObject("metadata").putArray("_jupyter_types_experimental");
        for (Candidate each : found.candidates()) {
            types.addObject()
                    .put("text", each.text())
                    .put("type", each.kind())
                    .put("signature", each.signature())
                    .put("start", code.codePointCount(0, found.start()))
                    .put("end", code.codePointCount(0, found.end()));
        }
        return reply;
    }

    ObjectNode inspect(Message request) {
        String code = request.content().path("code").asText();
        String text = help.inspect(
                code,
                cursor(request, code),
                request.content().path("detail_level").asInt() > 0);
        ObjectNode reply = Message.json().put("status", "ok").put("found", !text.isEmpty());
        ObjectNode data = reply.putObject("data");
        if (!text.isEmpty()) {
            data.put("text/plain", text);
        }
        reply.putObject("metadata");
        return reply;
    }

    /** The protocol counts letters, Java counts half letters; a position past the end is the end. */
    private static int cursor(Message request, String code) {
        int letters = code.codePointCount(0, code.length());
        int position = request.content().path("cursor_pos").asInt(letters);
        return code.offsetByCodePoints(0, Math.max(0, Math.min(position, letters)));
    }

    ObjectNode isComplete(Message request) {
        Completeness found = help.completeness(request.content().path("code").asText());
        ObjectNode reply = Message.json().put("status", found.status().name().toLowerCase(Locale.ROOT));
        if (found.status() == Completeness.Status.INCOMPLETE) {
            reply.put("indent", found.indent());
        }
        return reply;
    }

    ObjectNode history(Message request) {
        JsonNode asked = request.content();
        int n = asked.path("n").asInt(Integer.MAX_VALUE);
        List<History.Entry> found = switch (asked.path("hist_access_type").asText()) {
            case "range" ->
                history.range(
                        asked.path("session").asInt(),
                        asked.path("start").asInt(),
                        asked.path("stop").asInt(Integer.MAX_VALUE));
            case "search" ->
                history.search(
                        asked.path("pattern").asText("*"),
                        n,
                        asked.path("unique").asBoolean());
            default -> history.tail(n);
        };
        ObjectNode reply = Message.json().put("status", "ok");
        ArrayNode entries = reply.putArray("history");
        for (History.Entry entry : found) {
            ArrayNode row = entries.addArray().add(History.SESSION).add(entry.line());
            if (asked.path("output").asBoolean()) {
                row.addArray().add(entry.source()).add(entry.output());
            } else {
                row.add(entry.source());
            }
        }
        return reply;
    }
}
