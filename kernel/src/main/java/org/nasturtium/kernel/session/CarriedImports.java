package org.nasturtium.kernel.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.jspecify.annotations.Nullable;

/** The imports of earlier cells, given to each later one that does not import or declare the same name itself. */
final class CarriedImports {
    /** An import: its text, the simple name that it gives, and how it is added to a cell. */
    private record Import(String written, String alias, Consumer<ModuleNode> addition) {}

    private final Map<String, Import> carried = Collections.synchronizedMap(new LinkedHashMap<>());

    /** What a cell imports itself; to be read before anything is added to it. */
    List<Runnable> of(ModuleNode module) {
        List<Runnable> own = new ArrayList<>();
        for (ImportNode node : module.getImports()) {
            String alias = Objects.requireNonNull(node.getAlias());
            own.add(() -> put(
                    alias,
                    new Import(named(node, node.getClassName()), alias, to -> to.addImport(alias, node.getType()))));
        }
        for (ImportNode node : module.getStarImports()) {
            if (node.getLineNumber() < 1) {
                continue; // every cell is given it anyway
            }
            String all = node.getPackageName() + "*";
            own.add(() -> put(all, new Import(all, "", to -> to.addStarImport(node.getPackageName()))));
        }
        for (ImportNode node : module.getStaticImports().values()) {
            String alias = Objects.requireNonNull(node.getAlias());
            String member = "static " + node.getClassName() + "." + node.getFieldName();
            own.add(() -> put(
                    alias,
                    new Import(
                            named(node, member),
                            alias,
                            to -> to.addStaticImport(node.getType(), node.getFieldName(), alias))));
        }
        for (ImportNode node : module.getStaticStarImports().values()) {
            String all = "static " + node.getClassName() + ".*";
            own.add(() ->
                    put(all, new Import(all, "", to -> to.addStaticStarImport(node.getClassName(), node.getType()))));
        }
        return own;
    }

    private static String named(ImportNode node, @Nullable String full) {
        boolean renamed = !String.valueOf(full).endsWith("." + node.getAlias());
        return renamed ? full + " as " + node.getAlias() : String.valueOf(full);
    }

    private void put(String key, Import known) {
        carried.put(key, known);
    }

    private List<Import> all() {
        return new ArrayList<>(carried.values());
    }

    /** Every import as it is written behind {@code import}. */
    Set<String> written() {
        return all().stream()
                .map(Import::written)
                .filter(written -> !written.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Adds to a cell what it does not name itself; of the classes of other cells only those that its text may mean. */
    void addTo(ModuleNode module, String text) {
        Set<String> own = Stream.of(
                        module.getImports().stream().map(ImportNode::getAlias),
                        module.getStaticImports().keySet().stream(),
                        module.getClasses().stream().map(ClassNode::getNameWithoutPackage))
                .flatMap(names -> names)
                .collect(Collectors.toSet());
        all().stream()
                .filter(known -> !own.contains(known.alias()))
                .filter(known -> !known.written().isEmpty() || text.contains(known.alias()))
                .forEach(known -> known.addition().accept(module));
    }

    /**
     * A class declared in a cell hides an import of the same simple name from then on, also one that Groovy makes by
     * itself, such as that of {@code groovy.util.Node}.
     */
    void declared(String name) {
        carried.put(name, new Import("", name, to -> to.addImport(name, ClassHelper.makeWithoutCaching(name))));
    }

    void clear() {
        carried.clear();
    }
}
