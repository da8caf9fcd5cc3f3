package org.nasturtium.engine.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nasturtium.engine.words.NearestWord;

/** Texts that descriptions and errors of data sets share. */
final class Words {
    private Words() {}

    /** A string as a script would write it. */
    static String quoted(Object text) {
        return "'" + text.toString().replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /** A list of strings as a script would write it. */
    static String quoted(List<String> texts) {
        return texts.stream().map(Words::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Says what is missing and which neighbour may have been meant. */
    static DataNotFound noSuchPath(String call, String what, Path path) {
        Path whole = path.toAbsolutePath().normalize();
        Path parent = whole.getParent();
        String hint;
        if (parent == null || !Files.isDirectory(parent)) {
            hint = "The folder " + parent + " does not exist either. Names are relative to "
                    + Path.of("").toAbsolutePath() + ".";
        } else {
            try (Stream<Path> neighbours = Files.list(parent)) {
                String nearest = NearestWord.to(
                        String.valueOf(whole.getFileName()),
                        neighbours.map(p -> String.valueOf(p.getFileName())).toList());
                hint = nearest == null
                        ? "Names are relative to " + Path.of("").toAbsolutePath() + "."
                        : "Did you mean " + quoted(nearest) + "?";
            } catch (IOException e) {
                throw new UncheckedIOException("cannot list " + parent + ": " + e.getMessage(), e);
            }
        }
        return new DataNotFound(call + ": there is no " + what + " " + whole + "\n" + hint);
    }
}
