package org.nasturtium.kernel.output;

import groovy.lang.Binding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What cells showed last: {@code Out[n]}, {@code In[n]}, {@code _}, {@code __}, {@code ___}. A person's own variables of
 * these names win. Only the last few values are held, so that an old one can be collected.
 */
public final class Recent {
    /** Values that {@code Out} holds. */
    public static final int VALUES = 30;

    /** Sources that {@code In} holds. */
    public static final int SOURCES = 1_000;

    private final Kept out = new Kept("Out", "value", VALUES);
    private final Kept in = new Kept("In", "source", SOURCES);
    private final Map<String, @Nullable Object> last = new LinkedHashMap<>();
    private final Map<String, Object> given = new HashMap<>();
    private @Nullable Binding known;

    /** {@code Out} and {@code In} by name. */
    public Map<String, Object> all() {
        return Map.of("Out", out, "In", in);
    }

    /** A cell begins. */
    public synchronized void begins(int number, String source, Binding binding) {
        if (known != null && known != binding) {
            out.clear();
            in.clear();
            last.clear();
        }
        known = binding;
        in.add(number, source);
    }

    /** A cell has shown a value, if it had one. */
    public synchronized void shown(int number, @Nullable Object value, Binding binding) {
        if (value == null) {
            return;
        }
        out.add(number, value);
        Object before = last.get("_");
        Object beforeThat = last.get("__");
        set("___", beforeThat, binding);
        set("__", before, binding);
        set("_", value, binding);
    }

    private void set(String name, @Nullable Object value, Binding binding) {
        boolean own = binding.hasVariable(name) && binding.getVariable(name) != given.get(name);
        if (value != null && !own) {
            binding.setVariable(name, value);
            given.put(name, value);
        }
        last.put(name, value);
    }

    /** Things by number, the last few of them: {@code Out[3]}, {@code Out[-1]} = the last. */
    public static final class Kept {
        private final String name;
        private final String what;
        private final int most;
        private final TreeMap<Integer, Object> kept = new TreeMap<>();

        Kept(String name, String what, int most) {
            this.name = name;
            this.what = what;
            this.most = most;
        }

        synchronized void add(int number, Object thing) {
            kept.put(number, thing);
            while (kept.size() > most) {
                kept.pollFirstEntry();
            }
        }

        /** Forgets all. */
        public synchronized void clear() {
            kept.clear();
        }

        /** How many there are now. */
        public synchronized int size() {
            return kept.size();
        }

        /** That of a cell; counted from the end if negative. */
        public synchronized Object getAt(int number) {
            int wanted = number < 0 && -number <= kept.size()
                    ? kept.keySet().stream()
                            .skip(kept.size() + number)
                            .findFirst()
                            .orElse(number)
                    : number;
            Object thing = kept.get(wanted);
            if (thing == null) {
                throw new IndexOutOfBoundsException(name + "[" + number + "]: there is no " + what + " of that cell\n"
                        + (kept.isEmpty()
                                ? "There is none yet."
                                : "The last " + most + " are kept, now those of cells " + numbers() + "."));
            }
            return thing;
        }

        /** {@code 1, 3 to 9, 12}. */
        private String numbers() {
            List<String> ranges = new ArrayList<>();
            for (int first : kept.keySet()) {
                if (!kept.containsKey(first - 1)) {
                    int last = first;
                    while (kept.containsKey(last + 1)) {
                        last++;
                    }
                    ranges.add(first == last ? String.valueOf(first) : first + " to " + last);
                }
            }
            return String.join(", ", ranges);
        }

        @Override
        public String toString() {
            return name + ": " + size() + " " + what + "s of at most " + most;
        }
    }
}
