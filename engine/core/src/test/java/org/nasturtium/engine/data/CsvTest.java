package org.nasturtium.engine.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasturtium.engine.graph.Shape;

class CsvTest {
    @TempDir
    private Path folder;

    @Test
    void numbersAreStandardisedAndTextBecomesOneColumnAValue() throws IOException {
        LoadedData loaded = Csv.label(people(100), "hired").load();

        SearchData data = loaded.search();
        assertThat(data.name()).isEqualTo("people.csv");
        assertThat(data.shape()).isEqualTo(Shape.features(5));
        assertThat(data.features()).containsExactly("age", "income", "city=Berne", "city=Oslo", "city=Rome");
        assertThat(data.summary()).isEqualTo("people.csv: 60 to train on and 20 to validate, 5, 2 classes");
        assertThat(((Task.Classification) data.task()).classes()).containsExactly("no", "yes");
        assertThat(data.train().size()).isEqualTo(60);
        assertThat(data.validation().size()).isEqualTo(20);
        assertThat(loaded.test().samples().size()).isEqualTo(20);
        Normalization measured = Normalization.of(data.train());
        for (int number = 0; number < 2; number++) {
            assertThat(measured.means().get(number)).isBetween(-1e-4f, 1e-4f);
            assertThat(measured.scales().get(number)).isBetween(0.9999f, 1.0001f);
        }
        float[] row = new float[5];
        for (int i = 0; i < data.train().size(); i++) {
            data.train().read(i, row, 0);
            assertThat(List.of(row[2], row[3], row[4])).containsOnlyOnce(1f).containsOnly(0f, 1f);
        }
    }

    @Test
    void aNumberToPredictIsScaledByTheTrainingSplit() throws IOException {
        SearchData data = Csv.target(people(100), "income").load().search();

        Task.Regression task = (Task.Regression) data.task();
        assertThat(task.target()).isEqualTo("income");
        assertThat(task.outputs()).isEqualTo(1);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < data.train().size(); i++) {
            sum += data.train().target(i);
            squares += data.train().target(i) * data.train().target(i);
        }
        assertThat(sum / 60).isBetween(-1e-4, 1e-4);
        assertThat(squares / 60).isBetween(0.999, 1.001);
        assertThat(data.validation().target(0) * task.scale() + task.mean()).isBetween(1000.0, 3000.0);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4})
    void splitsAreStratifiedForAnySeed(long seed) throws IOException {
        SearchData data = Csv.label(people(100), "hired")
                .split(new SplitShares(0.25, 0.15, seed))
                .load()
                .search();

        assertThat(data.train().size()).isEqualTo(60);
        assertThat(data.validation().size()).isEqualTo(25);
        // 34 of 100 are hired
        assertThat(hired(data.train())).isBetween(20, 21);
        assertThat(hired(data.validation())).isBetween(8, 9);
    }

    @Test
    void oneSeedIsOneSplitAndAnotherIsAnother() throws IOException {
        Csv csv = Csv.label(people(100), "hired");

        String once = csv.load().search().fingerprint();

        assertThat(csv.load().search().fingerprint()).isEqualTo(once);
        assertThat(csv.split(new SplitShares(0.2, 0.2, 1)).load().search().fingerprint())
                .isNotEqualTo(once);
    }

    @Test
    void missingNumbersBecomeTheMeanOfTheTrainingSplitWhenAsked() throws IOException {
        Path file =
                write("gaps.csv", "a,colour,y\n", i -> (i == 3 ? "" : i) + "," + (i == 4 ? "NA" : "red") + "," + i % 2);

        SearchData data = Csv.label(file, "y").missing(Csv.Missing.MEAN).load().search();

        assertThat(data.features()).containsExactly("a", "colour=?", "colour=red");
        float[] row = new float[3];
        int unknown = 0;
        Samples all = data.trainAndValidation();
        for (int i = 0; i < all.size(); i++) {
            all.read(i, row, 0);
            assertThat(row[0]).isFinite();
            unknown += (int) row[1];
        }
        assertThat(unknown).isLessThanOrEqualTo(1);
    }

    @Test
    void aMissingValueNamesItsRowAndColumn() throws IOException {
        Path file = write("gaps.csv", "a,y\n", i -> (i == 3 ? "" : i) + "," + i % 2);

        assertThatThrownBy(() -> Csv.label(file, "y").load())
                .isInstanceOf(CorruptData.class)
                .hasMessageContaining(file + ": row 4 below the header, column 'a': the value is missing")
                .hasMessageContaining("missing: mean");
    }

    @Test
    void aMissingAnswerIsAnErrorEvenWhereOthersAreFilled() throws IOException {
        Path file = write("gaps.csv", "a,y\n", i -> i + "," + (i == 5 ? "" : i % 2));

        assertThatThrownBy(() -> Csv.label(file, "y").missing(Csv.Missing.MEAN).load())
                .isInstanceOf(CorruptData.class)
                .hasMessageContaining("row 6 below the header, column 'y': the value to predict is missing");
    }

    @Test
    void aCellThatIsNoNumberAmongNumbersIsNamed() throws IOException {
        Path file = write("typo.csv", "a,y\n", i -> (i == 7 ? "1O" : i) + "," + i % 2);

        assertThatThrownBy(() -> Csv.label(file, "y").load())
                .isInstanceOf(CorruptData.class)
                .hasMessageContaining("row 8 below the header, column 'a': '1O' is not a number");
        assertThatThrownBy(() -> Csv.target(file, "a").load())
                .isInstanceOf(CorruptData.class)
                .hasMessageContaining("row 8 below the header, column 'a': '1O' is not a number");
    }

    @Test
    void aTextToPredictAsANumberIsRefused() throws IOException {
        assertThatThrownBy(() -> Csv.target(people(100), "city").load())
                .isInstanceOf(CorruptData.class)
                .hasMessageContaining("column 'city': 'Berne' is not a number, nor are 99 more cells")
                .hasMessageContaining("Maybe it is a class to predict: label: 'city'.");
    }

    @Test
    void anUnknownColumnNamesTheNearest() throws IOException {
        assertThatThrownBy(() -> Csv.label(people(100), "hierd").load())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has no column 'hierd'")
                .hasMessageContaining("Did you mean `hired`? Known: age, city, hired, income");
        assertThatThrownBy(() -> Csv.label(people(100), "hired")
                        .dropping(List.of("agee"))
                        .load())
                .hasMessageContaining("csv: drop:")
                .hasMessageContaining("Did you mean `age`?");
    }

    @Test
    void droppedColumnsAreNotRead() throws IOException {
        Csv csv = Csv.label(people(100), "hired").dropping(List.of("city"));

        assertThat(csv.load().search().shape()).isEqualTo(Shape.features(2));
        assertThatThrownBy(() -> csv.dropping(List.of("hired"))).hasMessageContaining("is among those to drop");
        assertThatThrownBy(() -> csv.dropping(List.of("age", "income", "city")).load())
                .hasMessageContaining("no column to predict 'hired' from");
    }

    @Test
    void aLabelOfASingleClassIsRefused() throws IOException {
        Path file = write("same.csv", "a,y\n", i -> i + ",yes");

        assertThatThrownBy(() -> Csv.label(file, "y").load())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the label 'y' is 'yes' in every row");
    }

    @Test
    void aTargetThatNeverChangesIsRefused() throws IOException {
        Path file = write("same.csv", "a,y\n", i -> i + ",3.5");

        assertThatThrownBy(() -> Csv.target(file, "y").load())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the target 'y' is 3.5 in every row");
    }

    @Test
    void aClassThatCannotBeTrainedOnIsRefused() throws IOException {
        Path file = write("numbers.csv", "a,y\n", i -> i + "," + i * 1.5);

        assertThatThrownBy(() -> Csv.label(file, "y").load())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has 1 of 40 samples, and none is left to train on")
                .hasMessageContaining("target: instead of label:");
    }

    @Test
    void namesAndOtherIdentifiersAreToBeDropped() throws IOException {
        String rows = IntStream.range(0, 150)
                .mapToObj(i -> "person" + i + "," + i % 2)
                .collect(Collectors.joining("\n", "name,y\n", "\n"));
        Path file = Files.writeString(folder.resolve("names.csv"), rows);

        assertThatThrownBy(() -> Csv.label(file, "y").load())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column 'name' holds 150 different texts in 150 rows")
                .hasMessageContaining("drop: ['name']");
    }

    @Test
    void classesThatAreNumbersAreInTheirOrder() throws IOException {
        Path file = write("grades.csv", "a,y\n", i -> i + "," + (i % 2 == 0 ? 10 : 9));

        assertThat(((Task.Classification) Csv.label(file, "y").load().search().task()).classes())
                .containsExactly("9", "10");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {";!semicolons", "\t!tabs", "|!bars"})
    void otherSeparatorsAreSeenInTheHeader(String separator, String name) throws IOException {
        String tab = separator == null ? "\t" : separator;
        Path file = write(name + ".csv", "\uFEFFa" + tab + "b" + tab + "y\n", i -> i + tab + "x,y" + tab + i % 2);

        assertThat(Csv.label(file, "y").load().search().shape()).isEqualTo(Shape.features(2));
        assertThat(Csv.target(file, "a").load().search().shape()).isEqualTo(Shape.features(2));
    }

    @Test
    void aRaggedRowIsCorrupt() throws IOException {
        Path file = write("ragged.csv", "a,y\n", i -> i + "," + i % 2 + (i == 9 ? ",7" : ""));

        assertThatThrownBy(() -> Csv.label(file, "y").load())
                .isInstanceOf(CorruptData.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("10");
    }

    @Test
    void columnsNeedNamesOfTheirOwn() throws IOException {
        Path file = write("twice.csv", "a,a,y\n", i -> i + "," + i + "," + i % 2);

        assertThatThrownBy(() -> Csv.label(file, "y").load())
                .isInstanceOf(CorruptData.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("every column a name of its own");
    }

    @Test
    void textInQuotesMayHoldSeparatorsAndLineEnds() throws IOException {
        Path file = write("quoted.csv", "a,y\r\n", i -> "\"x, \n" + i % 3 + "\"," + i % 2 + "\r");

        assertThat(Csv.label(file, "y").load().search().shape()).isEqualTo(Shape.features(3));
    }

    @Test
    void bytesThatAreNoTextAreNamed() throws IOException {
        Path file = Files.write(folder.resolve("latin.csv"), "größe,y\n1,2\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> Csv.label(file, "y").load())
                .isInstanceOf(CorruptData.class)
                .hasMessageContaining("byte 2 is not UTF-8 text");
    }

    @Test
    void anEmptyFileIsCorruptAndTooFewRowsAreRefused() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.csv"));
        Path few = Files.writeString(folder.resolve("few.csv"), "a,y\n1,0\n2,1\n");

        assertThatThrownBy(() -> Csv.label(empty, "y").load())
                .isInstanceOf(CorruptData.class)
                .hasMessageContaining("is empty");
        assertThatThrownBy(() -> Csv.label(few, "y").load())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 rows are too few");
    }

    @Test
    void aFileThatDoesNotExistNamesItsNeighbour() throws IOException {
        people(100);

        assertThatThrownBy(() -> Csv.label(folder.resolve("peple.csv"), "hired").load())
                .isInstanceOf(DataNotFound.class)
                .hasMessageContaining("csv: there is no file " + folder.resolve("peple.csv"))
                .hasMessageContaining("Did you mean 'people.csv'?");
        assertThatThrownBy(() -> Csv.label(folder.resolve("none/x.csv"), "y").load())
                .isInstanceOf(DataNotFound.class)
                .hasMessageContaining("does not exist either");
    }

    @ParameterizedTest
    @CsvSource({"0, 0.2", "0.2, 0", "0.5, 0.5", "-0.1, 0.2", "NaN, 0.2"})
    void sharesThatLeaveNothingAreRefused(double validation, double test) {
        assertThatThrownBy(() -> new SplitShares(validation, test, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be shares above 0 that leave something to train on");
    }

    @Test
    void descriptionsReadAsTheyAreWritten() {
        Csv csv = Csv.label(Path.of("it's.csv"), "y");

        assertThat(csv.description()).isEqualTo("csv('it\\'s.csv', label: 'y')");
        assertThat(Csv.target(Path.of("a.csv"), "price")
                        .dropping(List.of("id", "name"))
                        .missing(Csv.Missing.MEAN)
                        .split(new SplitShares(0.1, 0.2, 5))
                        .description())
                .isEqualTo("csv('a.csv', target: 'price', drop: ['id', 'name'], missing: mean, validation: 0.1,"
                        + " splitSeed: 5)");
    }

    /** Every third is hired. */
    private Path people(int rows) throws IOException {
        List<String> cities = List.of("Berne", "Oslo", "Rome");
        String text = IntStream.range(0, rows)
                .mapToObj(i -> (20 + i % 37) + "," + (1000 + 17.5 * i) + "," + cities.get(i % 7 % 3) + ","
                        + (i % 3 == 0 ? "yes" : "no"))
                .collect(Collectors.joining("\n", "age,income,city,hired\n", "\n"));
        return Files.writeString(folder.resolve("people.csv"), text);
    }

    private Path write(String name, String header, IntFunction<String> row) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                IntStream.range(0, 40).mapToObj(row).collect(Collectors.joining("\n", header, "\n")));
    }

    private static int hired(Samples samples) {
        return IntStream.range(0, samples.size()).map(samples::label).sum();
    }
}
