package org.nasturtium.dl4j;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.nasturtium.engine.backend.ModelDescription;
import org.nd4j.linalg.dataset.api.preprocessor.Normalizer;
import org.nd4j.linalg.dataset.api.preprocessor.serializer.NormalizerSerializer;

/** A ModelSerializer file with one entry more, which DL4J does not look at. */
final class ModelZip {
    static final String DESCRIPTION = "nasturtium.json";

    private ModelZip() {}

    static void write(Path file, ComputationGraph network, Normalizer<?> normalizer, ModelDescription description)
            throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new NoSuchFileException(
                    String.valueOf(folder), null, "the folder for the model file is not there; make it first");
        }
        Path part = Files.createTempFile(folder, "." + target.getFileName(), ".part");
        try {
            ModelSerializer.writeModel(network, part.toFile(), false);
            ByteArrayOutputStream normalizerBytes = new ByteArrayOutputStream();
            NormalizerSerializer.getDefault().write(normalizer, normalizerBytes);
            try (FileSystem zip = FileSystems.newFileSystem(part, Map.of(), null)) {
                Files.write(zip.getPath(ModelSerializer.NORMALIZER_BIN), normalizerBytes.toByteArray());
                Files.write(zip.getPath(DESCRIPTION), DescriptionJson.write(description));
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /**
     * The description in a model file, once every byte of the file has been checked against its sums.
     *
     * @throws IllegalArgumentException if the file is of another kind or damaged
     */
    static ModelDescription description(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new FileNotFoundException("model file " + file + " is not there");
        }
        try (ZipFile index = new ZipFile(file.toFile())) {
            Map<String, byte[]> entries = entries(file);
            if (entries.size() != index.size()) {
                throw new ZipException("it holds " + entries.size() + " of " + index.size() + " entries");
            }
            byte[] description = entries.get(DESCRIPTION);
            if (description == null) {
                throw new IllegalArgumentException("`" + file + "` is "
                        + (entries.containsKey(ModelSerializer.CONFIGURATION_JSON)
                                ? "a DL4J model that Nasturtium did not write: it has no `" + DESCRIPTION
                                        + "`\nMaybe load it with DL4J's ModelSerializer."
                                : "a zip file, but no model: it holds " + entries.keySet()
                                        + "\nMaybe name the file that `export` wrote."));
            }
            return DescriptionJson.read(description);
        } catch (ZipException damaged) {
            throw new IllegalArgumentException(
                    "`" + file + "` is no model file, or is damaged: " + damaged.getMessage()
                            + "\nMaybe export it again.",
                    damaged);
        }
    }

    private static Map<String, byte[]> entries(Path file) throws IOException {
        Map<String, byte[]> entries = new HashMap<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        } catch (EOFException cut) {
            throw new ZipException("it ends too early");
        }
        return entries;
    }
}
