package org.nasturtium.engine.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.nasturtium.engine.graph.Shape;

/**
 * 1,797 handwritten digits of 8 x 8, built in (scikit-learn's copy of UCI's optical digits); 1,078 train, 359 validate,
 * 360 test.
 *
 * @param splitSeed decides which ones
 */
public record Digits(long splitSeed) implements DataSource {
    static final int SAMPLES = 1797;
    static final Shape SHAPE = Shape.map(1, 8, 8);
    static final List<String> CLASSES =
            IntStream.range(0, 10).mapToObj(String::valueOf).toList();
    private static final int VALIDATION = 359;
    private static final int TEST = 360;
    private static final String RESOURCE = "digits.csv.gz";

    /** The usual split. */
    public Digits() {
        this(0);
    }

    @Override
    public String description() {
        return "digits(" + (splitSeed == 0 ? "" : "splitSeed: " + splitSeed) + ")";
    }

    @Override
    public LoadedData load() {
        ByteImages all = read();
        Stratification dealt = Stratification.of(all, splitSeed, SAMPLES - VALIDATION - TEST, VALIDATION, TEST);
        return new RawSplits(all.pick(dealt.part(0)), all.pick(dealt.part(1)), all.pick(dealt.part(2)))
                .normalised("digits", new Task.Classification(CLASSES));
    }

    private static ByteImages read() {
        int pixels = (int) SHAPE.elements();
        byte[][] images = new byte[SAMPLES][pixels];
        int[] labels = new int[SAMPLES];
        try (InputStream resource = Digits.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the jar of the engine");
            }
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(new GZIPInputStream(resource), StandardCharsets.US_ASCII));
            for (int i = 0; i < SAMPLES; i++) {
                String[] numbers = lines.readLine().split(",");
                for (int p = 0; p < pixels; p++) {
                    images[i][p] = Byte.parseByte(numbers[p]);
                }
                labels[i] = Integer.parseInt(numbers[pixels]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read from the jar of the engine", e);
        }
        return new ByteImages(SHAPE, images, labels);
    }
}
