package org.nasturtium.engine.space.block;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.Names;
import org.nasturtium.engine.space.Setting;

/** The arguments of one block, checked against its rules, with defaults filled in. */
public final class Arguments {
    private final Map<String, Setting> settings;

    private Arguments(Map<String, Setting> settings) {
        this.settings = settings;
    }

    /** Checks what a person gave. */
    public static Arguments of(String block, Map<String, Setting> given, List<ArgumentRule> rules) {
        List<String> known = rules.stream().map(ArgumentRule::name).toList();
        for (String name : given.keySet()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "unknown argument `" + name + "` of `" + block + "`" + Names.hint(name, known));
            }
        }
        Map<String, Setting> settings = new LinkedHashMap<>();
        for (ArgumentRule rule : rules) {
            Setting setting = given.getOrDefault(rule.name(), rule.standard());
            if (setting == null) {
                throw new IllegalArgumentException("`" + block + "` needs " + rule.name() + "\nMaybe `" + block + " "
                        + rule.name() + ": [16, 32]` for a choice, or one number.");
            }
            settings.put(rule.name(), rule.check(block, setting));
        }
        return new Arguments(settings);
    }

    /** A decision for every argument that is not fixed. */
    public List<Decision> decisions(String path) {
        List<Decision> decisions = new ArrayList<>();
        settings.forEach((name, setting) -> {
            if (!setting.isFixed()) {
                decisions.add(setting.decision(path + "." + name));
            }
        });
        return decisions;
    }

    /** The value of an argument, fixed or chosen. */
    public Object value(Layers layers, String path, String name) {
        Setting setting = setting(name);
        return setting.isFixed() ? setting.domain().middle() : layers.value(path + "." + name);
    }

    public int integer(Layers layers, String path, String name) {
        return Math.toIntExact((Long) value(layers, path, name));
    }

    public double real(Layers layers, String path, String name) {
        return (Double) value(layers, path, name);
    }

    public String word(Layers layers, String path, String name) {
        return value(layers, path, name).toString();
    }

    public boolean isYes(Layers layers, String path, String name) {
        return word(layers, path, name).equals("yes");
    }

    /** The setting behind a name of the rules. */
    public Setting setting(String name) {
        Setting setting = settings.get(name);
        if (setting == null) {
            throw new IllegalStateException("no rule for argument `" + name + "`");
        }
        return setting;
    }
}
