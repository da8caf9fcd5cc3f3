package org.nasturtium.kernel.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasturtium.dsl.Searcher;
import org.nasturtium.kernel.NasturtiumKernel;

class ExtensionTest {
    @Test
    void findsTheFormsThatALaterJarBringsAndGoesOnWhereOneIsBroken(@TempDir Path folder) throws Exception {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(
                services.resolve("org.dflib.jjava.jupyter.Extension"),
                "not.There\n" + BringsAForm.class.getName() + "\n");
        try (NasturtiumKernel kernel =
                        new NasturtiumKernel((channel, message) -> {}, Searcher.ENGINE, folder.resolve("runs"));
                URLClassLoader jar = new URLClassLoader(
                        new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            assertThat(html(kernel)).isEmpty();
            List<String> troubles = kernel.installExtensionsOf(jar);
            assertThat(troubles).singleElement().asString().contains("not.There");
            assertThat(html(kernel)).isEqualTo("<b>Hello you</b>");
        }
    }

    private static String html(NasturtiumKernel kernel) {
        return Bundle.content(kernel.getRenderer().render(new BringsAForm.Greeting("you")))
                .path("data")
                .path("text/html")
                .asText();
    }
}
