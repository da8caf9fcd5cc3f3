package org.nasturtium.kernel.magic;

import java.util.List;
import org.nasturtium.kernel.session.GroovySession;
import org.nasturtium.kernel.session.Outcome;
import org.nasturtium.kernel.session.Preview;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The variables that are there, as a table. */
final class WhoMagic implements Magic {
    private static final int PREVIEW = 60;

    @Override
    public MagicHelp help() {
        return new MagicHelp(
                "who",
                MagicHelp.Forms.LINE,
                false,
                "%who\n%who TYPE ...",
                "lists the variables with type, size and a glimpse of their value; also methods and classes of cells",
                "With types only variables of these. Nothing of a value is called for it.",
                "%who Integer");
    }

    @Override
    public Outcome run(MagicCall call, Workspace workspace) {
        GroovySession session = workspace.session();
        List<String> types = call.words();
        StringColumn names = StringColumn.create("variable");
        StringColumn classes = StringColumn.create("type");
        StringColumn sizes = StringColumn.create("size");
        StringColumn values = StringColumn.create("value");
        for (String name : session.variables()) {
            Object value = session.variable(name);
            String type = Preview.type(value);
            if (types.isEmpty() || types.contains(type)) {
                names.append(name);
                classes.append(type);
                sizes.append(Preview.size(value));
                values.append(Preview.of(value, PREVIEW));
            }
        }
        if (names.isEmpty()) {
            workspace.surroundings().print(types.isEmpty() ? "no variables\n" : "no variables of these types\n");
        } else {
            workspace.surroundings().show(Table.create(names, classes, sizes, values));
        }
        if (types.isEmpty()) {
            list("methods", session.methods(), workspace);
            list("classes", session.classes(), workspace);
        }
        return Outcome.NOTHING;
    }

    private static void list(String what, Iterable<String> names, Workspace workspace) {
        String all = String.join(", ", names);
        if (!all.isEmpty()) {
            workspace.surroundings().print(what + ": " + all + "\n");
        }
    }

    @Override
    public List<String> complete(String argument, Workspace workspace) {
        GroovySession session = workspace.session();
        return Words.from(
                argument,
                session.variables().stream()
                        .map(name -> Preview.type(session.variable(name)))
                        .distinct()
                        .toList());
    }
}
