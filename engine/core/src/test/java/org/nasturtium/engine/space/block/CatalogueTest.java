package org.nasturtium.engine.space.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.space.Setting;
import org.nasturtium.engine.space.cell.CellOperation;
import org.nasturtium.engine.space.cell.CellOperations;

/** No layer and no operation of a cell is forgotten in its catalogue. */
class CatalogueTest {
    private static final Set<String> STRUCTURES =
            Set.of("RepeatBlock", "OptionalBlock", "ChooseBlock", "ResidualBlock");

    @Test
    void listsEveryLayer() throws Exception {
        Set<String> listed = Blocks.layers().stream()
                .map(layer -> {
                    Map<String, Setting> arguments =
                            layer.positional() == null || layer.word().equals("output")
                                    ? Map.of()
                                    : Map.of(layer.positional(), sample(layer.word()));
                    Block block = layer.make().apply(arguments);
                    assertThat(block.word()).isEqualTo(layer.word());
                    return block.getClass().getSimpleName();
                })
                .collect(Collectors.toSet());

        assertThat(written(Block.class)).containsAll(STRUCTURES);
        assertThat(written(Block.class).stream().filter(name -> !STRUCTURES.contains(name)))
                .containsExactlyInAnyOrderElementsOf(listed);
    }

    @Test
    void listsEveryOperationOfACell() throws Exception {
        assertThat(CellOperations.all().stream()
                        .map(operation -> operation.getClass().getSimpleName()))
                .containsAll(written(CellOperation.class));
        assertThat(CellOperations.all().stream().map(CellOperation::word)).doesNotHaveDuplicates();
    }

    private static Setting sample(String word) {
        return switch (word) {
            case "pool" -> Setting.of("max");
            case "act" -> Setting.of("relu");
            case "dropout" -> Setting.of(0.5);
            default -> Setting.of(4);
        };
    }

    /** Names of the classes that implement a type, in that type's package. */
    private static Set<String> written(Class<?> type) throws IOException, URISyntaxException {
        Path classes =
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path folder = classes.resolve(type.getPackageName().replace('.', '/'));
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> load(type.getPackageName() + "." + name.substring(0, name.length() - 6)))
                    .filter(found -> type.isAssignableFrom(found) && !Modifier.isAbstract(found.getModifiers()))
                    .map(Class::getSimpleName)
                    .collect(Collectors.toSet());
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
