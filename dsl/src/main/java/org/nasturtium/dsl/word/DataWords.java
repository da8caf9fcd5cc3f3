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
                    "data imageFolder('cats-and-dogs', size: 32)"));

    private DataWords() {}

    static List<WordEntry> entries() {
        return ENTRIES;
    }

    /** The data behind a word, or none if it is not a word for data. */
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
