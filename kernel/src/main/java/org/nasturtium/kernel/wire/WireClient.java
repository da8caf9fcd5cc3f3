package org.nasturtium.kernel.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** The other end of a kernel's wire: asks one thing at a time and waits for the reply. For one thread. */
public final class WireClient implements AutoCloseable {
    private final MessageCodec codec;
    private final ZContext context = new ZContext(1);
    private final ZMQ.Socket shell;
    private final ZMQ.Socket control;

    /** Connects to the shell and the control channel of a connection file; the kernel may come up later. */
    public WireClient(KernelConnectionProperties connection, Duration patience) throws GeneralSecurityException {
        codec = new MessageCodec(connection.createHMACGenerator());
        String address = connection.getTransport() + "://" + connection.getIp() + ":";
        shell = connected(address + connection.getShellPort(), patience);
        control = connected(address + connection.getControlPort(), patience);
    }

    private ZMQ.Socket connected(String address, Duration patience) {
        ZMQ.Socket socket = context.createSocket(SocketType.DEALER);
        socket.setReceiveTimeOut((int) patience.toMillis());
        socket.setLinger(0);
        socket.connect(address);
        return socket;
    }

    /** Asks on the shell channel and gives the content of the reply. */
    public ObjectNode ask(String type, ObjectNode content) throws IOException {
        return ask(shell, type, content);
    }

    /** The same on the control channel. */
    public ObjectNode command(String type, ObjectNode content) throws IOException {
        return ask(control, type, content);
    }

    private ObjectNode ask(ZMQ.Socket socket, String type, ObjectNode content) throws IOException {
        Message request = Message.unasked(type, content);
        List<byte[]> frames = codec.frames(request);
        int last = frames.size() - 1;
        frames.subList(0, last).forEach(frame -> socket.send(frame, ZMQ.SNDMORE));
        socket.send(frames.get(last), 0);
        Message reply;
        do {
            reply = received(socket, type);
        } while (!reply.parent().path("msg_id").asText().equals(request.id()));
        return reply.content();
    }

    private Message received(ZMQ.Socket socket, String type) throws IOException {
        List<byte[]> frames = new ArrayList<>();
        do {
            byte[] frame = socket.recv();
            if (frame == null) {
                throw new IOException("no reply to " + type + " within " + socket.getReceiveTimeOut() + " ms");
            }
            frames.add(frame);
        } while (socket.hasReceiveMore());
        try {
            return codec.message(frames);
        } catch (BadMessage broken) {
            throw new IOException("a broken reply to " + type + ": " + broken.getMessage(), broken);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
