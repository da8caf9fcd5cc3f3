package org.nasturtium.dsl.word;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.data.Csv;
import org.nasturtium.engine.data.DataCatalogue;
import org.nasturtium.engine.data.DataSource;
import org.nasturtium.engine.data.ImageFolder;
import org.nasturtium.engine.data.SplitShares;
import org.nasturtium.engine.data.TrainingRows;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.table.FileTableSource;
import org.nasturtium.engine.table.NasBench201Source;

/** The nouns for data. Nothing is read when they are made. */
public final class DataWords {
    private static final String ROWS = "train: all that do not validate, validation: a tenth, splitSeed: 0";
    private static final String SHARES = "validation: 0.2, test: 0.2, splitSeed: 0";
    private static final List<WordEntry> ENTRIES = List.of(
            WordEntry.noun(
                    "digits", "data", "digits", "1,797 handwritten digits of 8 x 8, built in", "", "data digits"),
            WordEntry.noun(
                    "mnist",
                    "data",
                    "mnist(train: 10_000, validation: 2_000)",
                    "70,000 handwritten digits of 28 x 28",
                    ROWS,
                    "data mnist"),
            WordEntry.noun(
                    "fashionMnist",
                    "data",
                    "fashionMnist(train: 10_000, validation: 2_000)",
                    "70,000 pictures of clothes of 28 x 28",
                    ROWS,
                    "data fashionMnist(train: 10_000, validation: 2_000)"),
            WordEntry.noun(
                    "cifar10",
                    "data",
                    "cifar10(train: 10_000, validation: 2_000)",
                    "60,000 colour pictures of 32 x 32",
                    ROWS,
                    "data cifar10"),
            WordEntry.noun(
                    "csv",
                    "data",
                    "csv('iris.csv', label: 'species', drop: ['id'], missing: mean)",
                    "a table in a file; `label:` predicts a class, `target:` a number",
                    "missing: an error; " + SHARES,
                    "data csv('iris.csv', label: 'species')"),
            WordEntry.noun(
                    "mean",
                    "option of csv",
                    "mean",
                    "an empty cell of a table becomes the column's mean",
                    "",
                    "data csv('iris.csv', label: 'species', missing: mean)"),
            WordEntry.noun(
                    "imageFolder",
                    "data",
                    "imageFolder('cats-and-dogs', size: 32, grey: no)",
                    "pictures in folders, a folder a class",
                    "size: 32, grey: no, " + SHARES,
                    "data imageFolder('cats-and-dogs', size: 32)"),
            WordEntry.noun(
                    "nb201Table",
                    "table",
                    "nb201Table('c10', epochs: 12, device: 'edgegpu', secondsPerEpoch: 10, file: 'nb201.csv.gz')",
                    "the published results of NAS-Bench-201's cells on c10, c100 or imagenet16, instead of training",
                    "epochs 12 ([12, 200] = two fidelities), no device, 10 s an epoch (30 on imagenet16)",
                    "data nb201Table('c10')"),
            WordEntry.noun(
                    "table",
                    "table",
                    "table('mine.csv', space: sizes, signal: 'valid', report: 'test', minimize: no, seconds: 1)",
                    "results in a file: a column a decision (or one column `architecture`), a column a metric",
                    "no report, more of the signal is better, a trial counts 1 s",
                    "def sizes = space('sizes') { choice 'a', 1, 2 }\n"
                            + "search(sizes) { data table('mine.csv', space: sizes, signal: 'valid') }"));

    private DataWords() {}

    static List<WordEntry> entries() {
        return ENTRIES;
    }

    /** The data or the table behind a word, or none if it is not a word for either. */
    public static @Nullable Object make(DataCatalogue catalogue, String name, @Nullable Object... given) {
        if (ENTRIES.stream().noneMatch(entry -> entry.name().equals(name))) {
            return null;
        }
        Arguments arguments = Arguments.of(name, given);
        return switch (name) {
            case "digits" -> {
                arguments.allow(0);
                yield catalogue.digits();
            }
            case "mnist" -> catalogue.mnist(rows(arguments));
            case "fashionMnist" -> catalogue.fashionMnist(rows(arguments));
            case "cifar10" -> catalogue.cifar10(rows(arguments));
            case "csv" -> csv(arguments);
            case "nb201Table" -> nasBench201(catalogue, arguments);
            case "table" -> table(arguments);
            case "imageFolder" -> folder(arguments);
            default -> WordValue.of(name);
        };
    }

    private static TrainingRows rows(Arguments given) {
        given.allow(0, "train", "validation", "splitSeed");
        return new TrainingRows(
                given.has("train") ? given.atLeastOne("train") : null,
                given.has("validation") ? given.atLeastOne("validation") : null,
                given.integer("splitSeed", 0));
    }

    private static DataSource csv(Arguments given) {
        given.allow(1, "label", "target", "drop", "missing", "validation", "test", "splitSeed");
        Path file = path(given, "csv('iris.csv', label: 'species')");
        if (given.has("label") == given.has("target")) {
            throw new DslError(
                    "`csv` needs a `label:` (a class to predict) or a `target:` (a number to predict), "
                            + (given.has("label") ? "not both" : "and has neither"),
                    "Maybe `csv('" + file + "', label: 'species')`.");
        }
        Csv table =
                given.has("label") ? Csv.label(file, text(given, "label")) : Csv.target(file, text(given, "target"));
        Object drop = given.option("drop");
        if (drop != null) {
            table = table.dropping((drop instanceof List<?> several ? several : List.of(drop))
                    .stream().map(String::valueOf).toList());
        }
        Object missing = given.option("missing");
        if (missing != null) {
            if (!missing.toString().equals("mean")) {
                throw new DslError("`csv missing:` cannot be " + Shown.of(missing), "Maybe `missing: mean`.");
            }
            table = table.missing(Csv.Missing.MEAN);
        }
        return table.split(shares(given));
    }

    private static DataSource folder(Arguments given) {
        given.allow(1, "size", "grey", "validation", "test", "splitSeed");
        Path folder = path(given, "imageFolder('cats-and-dogs')");
        return new ImageFolder(folder, given.integer("size", 32), given.flag("grey", false), shares(given));
    }

    private static NasBench201Source nasBench201(DataCatalogue catalogue, Arguments given) {
        given.allow(1, "epochs", "device", "secondsPerEpoch", "file");
        Object dataset = given.value(0);
        if (!(dataset instanceof CharSequence)) {
            throw new DslError(
                    "`nb201Table` needs a data set" + (dataset == null ? "" : ", not " + Shown.of(dataset)),
                    "Maybe `nb201Table('c10')`; known: c10, c100, imagenet16.");
        }
        NasBench201Source source =
                NasBench201Source.of(dataset.toString(), catalogue.places().tables());
        Object epochs = given.option("epochs");
        if (epochs != null) {
            source = source.after((epochs instanceof List<?> several ? several : List.of(epochs))
                    .stream()
                            .map(each -> Values.integer("nb201Table epochs:", each))
                            .toList());
        }
        Object device = given.option("device");
        source = device == null ? source : source.onDevice(device.toString());
        source = source.costing(given.number("secondsPerEpoch", source.secondsPerEpoch()));
        Object file = given.option("file");
        return file == null ? source : source.in(Path.of(file.toString()));
    }

    private static FileTableSource table(Arguments given) {
        given.allow(1, "space", "signal", "report", "minimize", "seconds");
        Path file = path(given, "table('mine.csv', space: sizes, signal: 'valid')");
        if (!(given.option("space") instanceof SearchSpace space)) {
            throw new DslError(
                    "`table space:` needs the space whose decisions its columns are"
                            + (given.has("space") ? ", not " + Shown.of(given.option("space")) : ""),
                    "Maybe `def sizes = space('sizes') { choice 'c1', 8, 16 }`, then `space: sizes`.");
        }
        if (!given.has("signal")) {
            throw new DslError(
                    "`table` needs a `signal:`, the column that a search sees",
                    "Maybe `table('" + file + "', space: " + space.name() + ", signal: 'valid')`.");
        }
        return new FileTableSource(
                file,
                space,
                text(given, "signal"),
                given.has("report") ? text(given, "report") : null,
                given.flag("minimize", false),
                given.number("seconds", 1));
    }

    private static SplitShares shares(Arguments given) {
        return new SplitShares(
                given.number("validation", SplitShares.DEFAULT.validation()),
                given.number("test", SplitShares.DEFAULT.test()),
                given.integer("splitSeed", 0));
    }

    private static String text(Arguments given, String option) {
        Object value = given.option(option);
        if (!(value instanceof CharSequence)) {
            throw new DslError(
                    "`" + given.word() + " " + option + ":` needs the name of a column, not " + Shown.of(value),
                    "Maybe in quotes: `" + option + ": 'species'`.");
        }
        return value.toString();
    }

    private static Path path(Arguments given, String example) {
        Object value = given.value(0);
        if (!(value instanceof CharSequence) && !(value instanceof Path)) {
            throw new DslError(
                    "`" + given.word() + "` needs a path" + (value == null ? "" : ", not " + Shown.of(value)),
                    "Maybe `" + example + "`.");
        }
        return value instanceof Path path ? path : Path.of(value.toString());
    }
}
