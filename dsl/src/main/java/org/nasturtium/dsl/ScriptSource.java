package org.nasturtium.dsl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The text of a script file or of a notebook's cell, and what errors call it.
 *
 * @param file name of the file, from which compiled classes and runs are named: {@code first-search.groovy}, {@code Cell3.groovy}
 * @param label what a person calls it: {@code first-search.groovy}, {@code Cell 3}
 * @param text the source
 */
public record ScriptSource(String file, String label, String text) {
    /** A script file. */
    public static ScriptSource file(Path path) throws IOException {
        String name = String.valueOf(path.getFileName());
        return new ScriptSource(name, name, Files.readString(path));
    }

    /** A cell of a notebook. */
    public static ScriptSource cell(int number, String text) {
        return new ScriptSource("Cell" + number + ".groovy", "Cell " + number, text);
    }

    /** A piece of a cell that is compiled by itself; its lines have the numbers that they have in the cell. */
    public static ScriptSource piece(int cell, int number, String text) {
        String file = number == 1 ? "Cell" + cell : "Cell" + cell + "_" + number;
        return new ScriptSource(file + ".groovy", "Cell " + cell, text);
    }

    /** The name without its ending: what a run of this script is called. */
    public String name() {
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }

    /** A line counted from 1, or nothing where there is none. */
    public String line(int number) {
        List<String> lines = text.lines().toList();
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }
}
