package org.nasturtium.kernel.comm;

import java.util.Map;
import java.util.function.Consumer;
import org.codehaus.groovy.runtime.MethodClosure;

/** What cells may call to speak with code of the front end: {@code commTarget}, {@code openComm}. */
public final class CommFunctions {
    private final Comms comms;

    public CommFunctions(Comms comms) {
        this.comms = comms;
    }

    /** Both by name, as closures. */
    public Map<String, Object> all() {
        return Map.of(
                "commTarget", new MethodClosure(this, "commTarget"), "openComm", new MethodClosure(this, "openComm"));
    }

    /** Offers a target to the front end: {@code commTarget('echo') { comm -> comm.onMessage { comm.send(it.data) } }}. */
    public void commTarget(String name, Consumer<Comm> opened) {
        comms.offer(name, opened);
    }

    /** Opens a comm to a target of the front end. */
    public Comm openComm(String target) {
        return openComm(target, Map.of());
    }

    /** Opens a comm with something to say at once: {@code openComm('echo', [value: 1])}. */
    public Comm openComm(String target, Map<String, ?> data) {
        return comms.open(target, data);
    }
}
