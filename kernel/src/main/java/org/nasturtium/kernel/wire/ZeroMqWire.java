package org.nasturtium.kernel.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.dflib.jjava.jupyter.kernel.KernelConnectionProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/**
 * The five sockets, owned by one thread that blocks until something is to be read or written: no polling, no waiting.
 *
 * <p>ZeroMQ's sockets are for one thread only, and an interrupt in the middle of a write closes what lies below them.
 * Therefore senders put into a queue, a thread of our own takes from it and wakes the one that owns the sockets.
 */
public final class ZeroMqWire implements Wire, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ZeroMqWire.class);
    private static final String WAKE = "inproc://wake";
    private static final byte[] BELL = {1};
    private static final byte[] LAST_BELL = {0};

    private record Outgoing(Channel channel, Message message, boolean last) {
        Outgoing(Channel channel, Message message) {
            this(channel, message, false);
        }
    }

    private final KernelConnectionProperties connection;
    private final MessageCodec codec;
    private final WireListener listener;
    private final ZContext context = new ZContext(1);
    private final Map<Channel, ZMQ.Socket> sockets = new EnumMap<>(Channel.class);
    private final ZMQ.Socket heartbeat;
    private final ZMQ.Socket bell;
    private final LinkedBlockingQueue<Outgoing> accepted = new LinkedBlockingQueue<>();
    private final Queue<Outgoing> outgoing = new ConcurrentLinkedQueue<>();
    private final Thread owner = new Thread(this::serve, "wire");
    private final Thread ringer = new Thread(this::ring, "wire-outbox");

    /** Binds every socket of the connection file; nothing is read before {@link #start}. */
    public ZeroMqWire(KernelConnectionProperties connection, WireListener listener) {
        if (!"tcp".equals(connection.getTransport())) {
            throw new IllegalArgumentException("connection file: transport `" + connection.getTransport()
                    + "` is not spoken here\nMaybe set `c.KernelManager.transport = 'tcp'`.");
        }
        this.connection = connection;
        this.listener = listener;
        try {
            this.codec = new MessageCodec(connection.createHMACGenerator());
        } catch (GeneralSecurityException unknown) {
            throw new IllegalArgumentException(
                    "connection file: signature scheme `" + connection.getSignatureScheme() + "` is unknown", unknown);
        }
        String address = "tcp://" + connection.getIp() + ":";
        heartbeat = bound(SocketType.REP, address + connection.getHbPort());
        sockets.put(Channel.SHELL, bound(SocketType.ROUTER, address + connection.getShellPort()));
        sockets.put(Channel.CONTROL, bound(SocketType.ROUTER, address + connection.getControlPort()));
        sockets.put(Channel.STDIN, bound(SocketType.ROUTER, address + connection.getStdinPort()));
        sockets.put(Channel.IOPUB, bound(SocketType.XPUB, address + connection.getIopubPort()));
        bell = context.createSocket(SocketType.PAIR);
        bell.bind(WAKE);
    }

    private ZMQ.Socket bound(SocketType type, String address) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setLinger(1000);
        socket.setSndHWM(0);
        socket.setRcvHWM(0);
        if (type == SocketType.ROUTER) {
            socket.setRouterHandover(true);
        }
        socket.bind(address);
        return socket;
    }

    public void start() {
        owner.start();
        ringer.start();
    }

    @Override
    public void send(Channel channel, Message message) {
        accepted.add(new Outgoing(channel, message));
    }

    @Override
    public Map<String, Integer> ports() {
        return Map.of(
                "shell_port", connection.getShellPort(),
                "iopub_port", connection.getIopubPort(),
                "stdin_port", connection.getStdinPort(),
                "control_port", connection.getControlPort(),
                "hb_port", connection.getHbPort());
    }

    /** Sends what was accepted so far, then lets the sockets go. */
    @Override
    public void close() {
        accepted.add(new Outgoing(Channel.IOPUB, Message.unasked("end", Message.json()), true));
        try {
            owner.join(3000);
            ringer.join(100);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void ring() {
        try (ZMQ.Socket rope = context.createSocket(SocketType.PAIR)) {
            rope.connect(WAKE);
            Outgoing next = accepted.take();
            while (!next.last()) {
                outgoing.add(next);
                rope.send(BELL);
                next = accepted.take();
            }
            rope.send(LAST_BELL);
        } catch (InterruptedException stop) {
            LOG.warn("the outbox was interrupted: nothing more is sent");
        }
    }

    private void serve() {
        ZMQ.Poller poller = context.createPoller(6);
        List<ZMQ.Socket> read = new ArrayList<>(List.of(bell, heartbeat));
        // control first: an interrupt that was sent before a cell must not hit that cell
        List<Channel> channels = List.of(Channel.CONTROL, Channel.SHELL, Channel.STDIN, Channel.IOPUB);
        channels.forEach(channel -> read.add(Objects.requireNonNull(sockets.get(channel))));
        read.forEach(socket -> poller.register(socket, ZMQ.Poller.POLLIN));
        boolean open = true;
        while (open) {
            try {
                poller.poll(-1);
                open = !poller.pollin(0) || writeAll();
                if (poller.pollin(1)) {
                    heartbeat.send(heartbeat.recv());
                }
                for (int i = 0; i < channels.size(); i++) {
                    if (poller.pollin(i + 2)) {
                        readAll(channels.get(i), read.get(i + 2));
                    }
                }
            } catch (ZMQException broken) {
                LOG.warn("a socket failed: {}", broken.toString());
                open = false;
            } catch (RuntimeException unexpected) {
                LOG.warn("a message was dropped", unexpected);
            }
        }
        poller.close();
        context.close();
    }

    private boolean writeAll() {
        boolean open = true;
        for (byte[] rung = bell.recv(ZMQ.DONTWAIT); rung != null; rung = bell.recv(ZMQ.DONTWAIT)) {
            open &= rung[0] == BELL[0];
        }
        for (Outgoing next = outgoing.poll(); next != null; next = outgoing.poll()) {
            write(next);
        }
        return open;
    }

    private void write(Outgoing next) {
        ZMQ.Socket socket = Objects.requireNonNull(sockets.get(next.channel()));
        List<byte[]> frames = codec.frames(next.message());
        int last = frames.size() - 1;
        frames.subList(0, last).forEach(frame -> socket.send(frame, ZMQ.SNDMORE));
        socket.send(frames.get(last), 0);
    }

    private void readAll(Channel channel, ZMQ.Socket socket) {
        for (byte[] first = socket.recv(ZMQ.DONTWAIT); first != null; first = socket.recv(ZMQ.DONTWAIT)) {
            List<byte[]> frames = new ArrayList<>(List.of(first));
            while (socket.hasReceiveMore()) {
                frames.add(socket.recv());
            }
            if (channel == Channel.IOPUB) {
                welcome(first);
            } else {
                deliver(channel, frames);
            }
        }
    }

    private void deliver(Channel channel, List<byte[]> frames) {
        try {
            listener.received(channel, codec.message(frames));
        } catch (BadMessage bad) {
            LOG.warn("{}: {}; dropped", channel, bad.getMessage());
        }
    }

    /** Protocol 5.5: a new subscriber hears at once that it is connected. */
    private void welcome(byte[] subscription) {
        if (subscription.length > 0 && subscription[0] == 1) {
            String topic = new String(subscription, 1, subscription.length - 1, UTF_8);
            Message welcome = Message.unasked("iopub_welcome", Message.json().put("subscription", topic));
            write(new Outgoing(Channel.IOPUB, welcome.under(topic)));
        }
    }
}
