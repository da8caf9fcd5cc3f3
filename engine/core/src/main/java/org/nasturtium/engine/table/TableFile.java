package org.nasturtium.engine.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.nasturtium.engine.words.NearestWord;

/**
 * The cells of a file with a header, gzip or plain, separated by commas, semicolons or tabs, whichever the header
 * holds. Columns are read as numbers or text when they are asked for.
 */
final class TableFile {
    private static final int GZIP_BLOCK = 1 << 16;

    private final Path file;
    private final byte[] bytes;
    private final List<String> names;
    private final int[] starts;
    private final int[] ends;
    private final int[] lines;

    private TableFile(Path file, byte[] bytes, List<String> names, int[] starts, int[] ends, int[] lines) {
        this.file = file;
        this.bytes = bytes;
        this.names = names;
        this.starts = starts;
        this.ends = ends;
        this.lines = lines;
    }

    /** Reads a whole file. */
    static TableFile read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new TableError("table: there is no file " + file + "\nMaybe the path is relative to another folder.");
        }
        try {
            byte[] raw = Files.readAllBytes(file);
            boolean zipped = raw.length > 1 && (raw[0] & 0xff) == 0x1f && (raw[1] & 0xff) == 0x8b;
            if (!zipped) {
                return new Scan(file, raw).table();
            }
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(raw), GZIP_BLOCK)) {
                return new Scan(file, in.readAllBytes()).table();
            }
        } catch (IOException trouble) {
            throw new TableError("table: cannot read " + file + ": " + trouble.getMessage(), trouble);
        }
    }

    Path file() {
        return file;
    }

    List<String> names() {
        return names;
    }

    int rows() {
        return lines.length;
    }

    /** {@code mine.csv, line 7}. */
    String place(int row) {
        return file.getFileName() + ", line " + lines[row];
    }

    int line(int row) {
        return lines[row];
    }

    /** The number of a column. */
    int column(String name) {
        int column = names.indexOf(name);
        if (column < 0) {
            throw new TableError(
                    file.getFileName() + " has no column `" + name + "`\n" + NearestWord.hint(name, names));
        }
        return column;
    }

    /** A cell as text, quotes and outer blanks removed; empty if there is nothing. */
    String text(int column, int row) {
        int at = row * names.size() + column;
        return unquoted(new String(bytes, starts[at], ends[at] - starts[at], StandardCharsets.UTF_8));
    }

    /** A column of numbers; an empty cell is NaN. */
    double[] numbers(int column) {
        double[] numbers = new double[rows()];
        for (int row = 0; row < numbers.length; row++) {
            int at = row * names.size() + column;
            numbers[row] = number(column, row, starts[at], ends[at]);
        }
        return numbers;
    }

    /** Digits with at most one point are read exactly and quickly; whatever else goes the usual way. */
    private double number(int column, int row, int from, int to) {
        boolean negative = from < to && bytes[from] == '-';
        long digits = 0;
        int count = 0;
        int fraction = -1;
        for (int i = negative ? from + 1 : from; i < to; i++) {
            byte b = bytes[i];
            if (b >= '0' && b <= '9') {
                digits = digits * 10 + (b - '0');
                fraction += fraction < 0 ? 0 : 1;
                count++;
            } else if (b == '.' && fraction < 0) {
                fraction = 0;
            } else {
                return slow(column, row);
            }
        }
        if (count == 0 || count > EXACT_DIGITS) {
            return slow(column, row);
        }
        double value = fraction > 0 ? digits / POWERS[fraction] : digits;
        return negative ? -value : value;
    }

    private static final int EXACT_DIGITS = 15;
    private static final double[] POWERS = powers();

    private static double[] powers() {
        double[] powers = new double[EXACT_DIGITS + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }

    private double slow(int column, int row) {
        String text = text(column, row);
        if (text.isEmpty()) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException noNumber) {
            throw new TableError(
                    place(row) + ", column `" + names.get(column) + "`: `" + text + "` is not a number", noNumber);
        }
    }

    private static String unquoted(String cell) {
        String text = cell.strip();
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1).replace("\"\"", "\"").strip()
                : text;
    }

    /** Finds where cells begin and end. */
    private static final class Scan {
        private final Path file;
        private final byte[] bytes;
        private int at;
        private int line = 1;

        Scan(Path file, byte[] bytes) {
            this.file = file;
            this.bytes = bytes;
            boolean marked =
                    bytes.length > 2 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf;
            this.at = marked ? 3 : 0;
        }

        TableFile table() {
            byte separator = separator();
            int[] cell = {0, 0};
            List<String> names = new ArrayList<>();
            boolean more = at < bytes.length;
            while (more) {
                more = cell(separator, cell);
                names.add(unquoted(new String(bytes, cell[0], cell[1] - cell[0], StandardCharsets.UTF_8)));
            }
            check(names);
            int most = newlines() + 1;
            int[] starts = new int[most * names.size()];
            int[] ends = new int[most * names.size()];
            int[] lines = new int[most];
            int rows = 0;
            while (at < bytes.length) {
                line++;
                if (isBlank()) {
                    continue;
                }
                lines[rows] = line;
                row(separator, names.size(), rows * names.size(), starts, ends, cell);
                rows++;
            }
            if (rows == 0) {
                throw new TableError(file.getFileName() + " has a header but no rows");
            }
            return new TableFile(file, bytes, List.copyOf(names), starts, ends, Arrays.copyOf(lines, rows));
        }

        private void row(byte separator, int columns, int first, int[] starts, int[] ends, int[] cell) {
            int found = 0;
            boolean more = true;
            while (more) {
                more = cell(separator, cell);
                if (found < columns) {
                    starts[first + found] = cell[0];
                    ends[first + found] = cell[1];
                }
                found++;
            }
            if (found != columns) {
                throw new TableError(
                        file.getFileName() + ", line " + line + " has " + found + " cells, the header has " + columns);
            }
        }

        /** Moves behind the next cell; whether another one follows in its line. */
        private boolean cell(byte separator, int[] cell) {
            cell[0] = at;
            boolean quoted = false;
            while (at < bytes.length) {
                byte b = bytes[at];
                if (b == '\n' || (b == separator && !quoted)) {
                    break;
                }
                quoted ^= b == '"';
                at++;
            }
            if (quoted) {
                throw new TableError(file.getFileName() + ", line " + line + ": a quote is not closed in its line");
            }
            cell[1] = at > cell[0] && bytes[at - 1] == '\r' ? at - 1 : at;
            boolean more = at < bytes.length && bytes[at] == separator;
            at++;
            return more;
        }

        private boolean isBlank() {
            int end = at;
            while (end < bytes.length && (bytes[end] == ' ' || bytes[end] == '\r')) {
                end++;
            }
            boolean blank = end == bytes.length || bytes[end] == '\n';
            at = blank ? end + 1 : at;
            return blank;
        }

        private byte separator() {
            byte found = ',';
            for (int i = at; i < bytes.length && bytes[i] != '\n'; i++) {
                if (bytes[i] == ',' || bytes[i] == '\t') {
                    return bytes[i];
                }
                found = bytes[i] == ';' ? bytes[i] : found;
            }
            return found;
        }

        private int newlines() {
            int newlines = 0;
            for (int i = at; i < bytes.length; i++) {
                newlines += bytes[i] == '\n' ? 1 : 0;
            }
            return newlines;
        }

        private void check(List<String> names) {
            if (names.isEmpty()) {
                throw new TableError(file.getFileName() + " is empty: a header is needed");
            }
            for (int i = 0; i < names.size(); i++) {
                if (names.get(i).isEmpty() || names.indexOf(names.get(i)) < i) {
                    throw new TableError(file.getFileName() + ", line 1: "
                            + (names.get(i).isEmpty()
                                    ? "column " + (i + 1) + " has no name"
                                    : "two columns are called `" + names.get(i) + "`"));
                }
            }
        }
    }
}
