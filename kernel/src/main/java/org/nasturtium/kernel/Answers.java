package org.nasturtium.kernel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import groovy.lang.GroovySystem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.nasturtium.kernel.comm.Comms;
import org.nasturtium.kernel.wire.Message;
import org.nasturtium.kernel.wire.Wire;

/** What is answered to requests that need no turn of a cell, by type. */
final class Answers {
    private final BaseKernel kernel;
    private final CodeRequests code;
    private final Comms comms;
    private final Wire wire;

    Answers(BaseKernel kernel, CodeRequests code, Comms comms, Wire wire) {
        this.kernel = kernel;
        this.code = code;
        this.comms = comms;
        this.wire = wire;
    }

    Map<String, Function<Message, ObjectNode>> byType() {
        Map<String, Function<Message, ObjectNode>> answers = new LinkedHashMap<>();
        answers.put("kernel_info_request", request -> info());
        answers.put("connect_request", request -> ports());
        answers.put("complete_request", code::complete);
        answers.put("inspect_request", code::inspect);
        answers.put("is_complete_request", code::isComplete);
        answers.put("history_request", code::history);
        answers.put("comm_info_request", this::comms);
        answers.put("interrupt_request", request -> ok());
        answers.put("shutdown_request", request -> ok().put("restart", restarts(request)));
        return answers;
    }

    private static ObjectNode ok() {
        return Message.json().put("status", "ok");
    }

    private static boolean restarts(Message request) {
        return request.content().path("restart").asBoolean();
    }

    private ObjectNode comms(Message request) {
        return ok().set(
                        "comms",
                        comms.info(request.content().path("target_name").asText()));
    }

    private ObjectNode ports() {
        ObjectNode ports = ok();
        wire.ports().forEach(ports::put);
        return ports;
    }

    private ObjectNode info() {
        ObjectNode info = ok().put("protocol_version", Message.PROTOCOL)
                .put("implementation", kernel.getName())
                .put("implementation_version", kernel.getVersion())
                .put("banner", kernel.getBanner())
                .put("debugger", false);
        info.putArray("supported_features");
        info.putObject("language_info")
                .put("name", "groovy")
                .put("version", GroovySystem.getVersion())
                .put("mimetype", "text/x-groovy")
                .put("file_extension", ".groovy")
                .put("pygments_lexer", "groovy")
                .put("codemirror_mode", "groovy");
        ArrayNode links = info.putArray("help_links");
        kernel.getHelpLinks()
                .forEach(link -> links.addObject().put("text", link.getText()).put("url", link.getUrl()));
        return info;
    }
}
