package org.nasturtium.kernel.session;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ImportNode;
import org.codehaus.groovy.ast.ModuleNode;

/** The imports of earlier cells, given to each later one that does not import or declare the same name itself. */
final class CarriedImports {
    private record Import(String alias, Consumer<ModuleNode> addition) {}

    private final Map<String, Import> carried = new LinkedHashMap<>();

    /** What a cell imports itself; to be read before anything is added to it. */
    List<Runnable> of(ModuleNode module) {
        List<Runnable> own = new ArrayList<>();
        for (ImportNode node : module.getImports()) {
            own.add(() ->
                    put(node.getAlias(), node.getAlias(), target -> target.addImport(node.getAlias(), node.getType())));
        }
        for (ImportNode node : module.getStarImports()) {
            own.add(() -> put("*" + node.getPackageName(), "", target -> target.addStarImport(node.getPackageName())));
        }
        module.getStaticImports()
                .values()
                .forEach(node -> own.add(() -> put(
                        node.getAlias(),
                        node.getAlias(),
                        target -> target.addStaticImport(node.getType(), node.getFieldName(), node.getAlias()))));
        module.getStaticStarImports()
                .values()
                .forEach(node -> own.add(() -> put(
                        "static *" + node.getClassName(),
                        "",
                        target -> target.addStaticStarImport(node.getClassName(), node.getType()))));
        return own;
    }

    private void put(String key, String alias, Consumer<ModuleNode> addition) {
        carried.put(key, new Import(alias, addition));
    }

    /** Adds to a cell what it does not name itself. */
    void addTo(ModuleNode module) {
        Set<String> own = Stream.of(
                        module.getImports().stream().map(ImportNode::getAlias),
                        module.getStaticImports().keySet().stream(),
                        module.getClasses().stream().map(ClassNode::getNameWithoutPackage))
                .flatMap(names -> names)
                .collect(Collectors.toSet());
        carried.values().stream()
                .filter(known -> !own.contains(known.alias()))
                .forEach(known -> known.addition().accept(module));
    }

    /** A class declared in a cell hides an import of the same simple name from then on. */
    void forget(String simpleName) {
        carried.remove(simpleName);
    }

    void clear() {
        carried.clear();
    }
}
