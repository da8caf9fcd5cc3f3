package org.nasturtium.engine.data;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.words.NearestWord;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/** The cells of a file with a header, as text; rows are counted from 1 below the header. */
final class CsvTable {
    private static final String[] MISSING = {"", "NA", "N/A", "NaN", "nan", "null", "?"};
    private static final String SEPARATORS = ",;\t|";
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");

    private final Path file;
    private final Table table;

    private CsvTable(Path file, Table table) {
        this.file = file;
        this.table = table;
    }

    static CsvTable read(Path file) {
        String text = text(file);
        if (text.isBlank()) {
            throw new CorruptData(file + ": is empty\nThe first line must name the columns.");
        }
        try {
            CsvReadOptions options = CsvReadOptions.builder(new StringReader(text))
                    .separator(separator(text))
                    .missingValueIndicator(MISSING)
                    .columnTypes(name -> ColumnType.STRING)
                    .build();
            return new CsvTable(file, Table.read().usingOptions(options));
        } catch (RuntimeException e) {
            throw new CorruptData(
                    file + ": cannot be read as a table: " + e.getMessage()
                            + "\nEvery row needs as many cells as the header, every column a name of its own.",
                    e);
        }
    }

    List<String> columns() {
        return table.columnNames();
    }

    int rows() {
        return table.rowCount();
    }

    /** A cell, or null where it is empty or says that its value is missing. */
    @Nullable
    String cell(String column, int row) {
        StringColumn cells = table.stringColumn(column);
        return cells.isMissing(row) ? null : cells.get(row);
    }

    /** The name itself if there is such a column. */
    String require(String call, String column) {
        if (columns().contains(column)) {
            return column;
        }
        throw new IllegalArgumentException(call + ": " + file + " has no column " + Words.quoted(column) + "\n"
                + NearestWord.hint(column, columns()));
    }

    /** {@code iris.csv: row 17, column 'age'}. */
    String place(String column, int row) {
        return file + ": row " + (row + 1) + " below the header, column " + Words.quoted(column);
    }

    /** Whether every value of a column is a number. */
    boolean isNumeric(String column) {
        return words(column).isEmpty();
    }

    /**
     * The numbers of a column, NaN where a value is missing; null if it is a column of text.
     *
     * @throws CorruptData if more than nine tenths of its values are numbers, but not all
     */
    float @Nullable [] numbers(String column) {
        List<Integer> words = words(column);
        long filled = IntStream.range(0, rows())
                .filter(row -> cell(column, row) != null)
                .count();
        return words.size() * 10L > filled ? null : requireNumbers(column);
    }

    /** The numbers of a column, NaN where a value is missing. */
    float[] requireNumbers(String column) {
        List<Integer> words = words(column);
        if (!words.isEmpty()) {
            int row = words.get(0);
            boolean isText = words.size() * 2L > rows();
            throw new CorruptData(
                    place(column, row) + ": " + Words.quoted(String.valueOf(cell(column, row)))
                            + " is not a number"
                            + (words.size() > 1 ? ", nor are " + (words.size() - 1) + " more cells" : "")
                            + "\n"
                            + (isText
                                    ? "Maybe it is a class to predict: label: " + Words.quoted(column) + "."
                                    : "Correct the file, or leave cells empty and say missing: mean, or leave the column out."));
        }
        float[] numbers = new float[rows()];
        for (int row = 0; row < numbers.length; row++) {
            String cell = cell(column, row);
            numbers[row] = cell == null ? Float.NaN : Float.parseFloat(cell.strip());
            if (Float.isInfinite(numbers[row])) {
                throw new CorruptData(place(column, row) + ": " + cell + " is too large for a number of 32 bits\n"
                        + "Scale the column down.");
            }
        }
        return numbers;
    }

    /** Rows whose cell is neither missing nor a number. */
    private List<Integer> words(String column) {
        return IntStream.range(0, rows())
                .filter(row -> {
                    String cell = cell(column, row);
                    return cell != null && !NUMBER.matcher(cell.strip()).matches();
                })
                .boxed()
                .toList();
    }

    private static char separator(String text) {
        int end = text.indexOf('\n');
        String header = end < 0 ? text : text.substring(0, end);
        char best = SEPARATORS.charAt(0);
        for (int i = 1; i < SEPARATORS.length(); i++) {
            char candidate = SEPARATORS.charAt(i);
            if (count(header, candidate) > count(header, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(c -> c == wanted).count();
    }

    private static String text(Path file) {
        ByteBuffer bytes = ByteBuffer.wrap(RecordFile.readAll(file));
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(bytes.remaining());
        if (decoder.decode(bytes, text, true).isError()) {
            throw new CorruptData(file + ": byte " + bytes.position() + " is not UTF-8 text\nSave the file as UTF-8.");
        }
        String read = text.flip().toString();
        return read.startsWith("\uFEFF") ? read.substring(1) : read;
    }
}
