package org.nasturtium.kernel.comm;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.nasturtium.kernel.output.CellOutput;
import org.nasturtium.kernel.output.OutputRouter;
import org.nasturtium.kernel.wire.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The targets that are offered here and the comms that are open. */
public final class Comms {
    private static final Logger LOG = LoggerFactory.getLogger(Comms.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final OutputRouter router;
    private final Map<String, Consumer<Comm>> targets = new ConcurrentHashMap<>();
    private final Map<String, Comm> open = new ConcurrentHashMap<>();

    /** Without targets. Whoever sends, sends in the name of the cell that it works for. */
    public Comms(OutputRouter router) {
        this.router = router;
    }

    /** Offers a target: it is given each comm that a front end opens for it. A later offer of the same name wins. */
    public void offer(String target, Consumer<Comm> opened) {
        targets.put(target, opened);
    }

    /** Opens a comm to a target of the front end. */
    public Comm open(String target, Map<String, ?> data) {
        Comm comm = new Comm(this, UUID.randomUUID().toString(), target, new CommMessage(Map.copyOf(data), List.of()));
        open.put(comm.id(), comm);
        send("comm_open", comm, data, List.of());
        return comm;
    }

    /** Takes what a front end says to a comm; whoever hears it runs on the calling thread. */
    public void received(Message message) {
        String id = message.content().path("comm_id").asText();
        CommMessage said =
                new CommMessage(JSON.convertValue(message.content().withObject("/data"), OBJECT), message.buffers());
        Comm known = open.get(id);
        switch (message.type()) {
            case "comm_open" -> opened(id, message.content().path("target_name").asText(), said);
            case "comm_msg" -> {
                if (known == null) {
                    LOG.warn("comm_msg for `{}`: no such comm is open", id);
                } else {
                    known.hear(said);
                }
            }
            case "comm_close" -> {
                if (open.remove(id) != null && known != null) {
                    known.hearClose(said);
                }
            }
            default -> LOG.warn("message of type `{}` is not known here", message.type());
        }
    }

    /** Nobody may wait for a target that is not offered: it is told so. */
    private void opened(String id, String target, CommMessage said) {
        Comm comm = new Comm(this, id, target, said);
        Consumer<Comm> offered = targets.get(target);
        if (offered == null) {
            LOG.warn("comm_open for `{}`: nobody offers that target", target);
            close(comm);
            return;
        }
        open.put(id, comm);
        try {
            offered.accept(comm);
        } catch (RuntimeException | Error failed) {
            close(comm);
            throw failed;
        }
    }

    void close(Comm comm) {
        open.remove(comm.id());
        send("comm_close", comm, Map.of(), List.of());
    }

    void send(String type, Comm comm, Map<String, ?> data, List<byte[]> buffers) {
        CellOutput output = router.current();
        if (output == null) {
            throw new IllegalStateException("comm `" + comm.target() + "`: no cell was run yet that could speak");
        }
        ObjectNode content = Message.json().put("comm_id", comm.id());
        if (type.equals("comm_open")) {
            content.put("target_name", comm.target());
        }
        JsonNode json = JSON.valueToTree(data);
        output.send(type, content.set("data", json), buffers);
    }

    /** The open comms by id, of one target or of all if it is empty. */
    public ObjectNode info(String target) {
        ObjectNode comms = Message.json();
        for (Comm comm : open.values()) {
            if (target.isEmpty() || comm.target().equals(target)) {
                comms.putObject(comm.id()).put("target_name", comm.target());
            }
        }
        return comms;
    }
}
