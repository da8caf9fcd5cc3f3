package org.nasturtium.kernel.session;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.syntax.Types;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.compile.HoistedDeclarations.Declared;

/** Gives a cell the imports of earlier ones, and reads from its source what it imports itself and whether it is quiet. */
final class CellCustomizer extends CompilationCustomizer {
    private final CarriedImports imports = new CarriedImports();
    private @Nullable ModuleNode seen;
    private List<Runnable> own = List.of();
    private boolean quiet;
    private String text = "";
    private final Set<String> classes = Collections.synchronizedSet(new TreeSet<>());

    CellCustomizer() {
        super(CompilePhase.CONVERSION);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        ModuleNode module = source.getAST();
        if (module != seen) {
            seen = module;
            own = imports.of(module);
            quiet = isQuiet(module.getStatementBlock().getStatements());
            imports.addTo(module, text);
            new SleepInClasses(source).visit(module);
        }
    }

    /** Before a cell is compiled. */
    void begin(String source) {
        text = source;
        seen = null;
        own = List.of();
        quiet = false;
    }

    /** After a cell was compiled: its imports count from now on. */
    void keepImports() {
        if (seen != null) {
            for (ClassNode type : seen.getClasses()) {
                if (!type.isScript() && !type.getName().contains("$")) {
                    imports.declared(type.getName());
                    classes.add(type.getName());
                }
            }
        }
        own.forEach(Runnable::run);
        begin("");
    }

    /** The classes that cells declared. */
    Set<String> classes() {
        synchronized (classes) {
            return new TreeSet<>(classes);
        }
    }

    /** The imports that count, as they are written. */
    Set<String> imports() {
        return imports.written();
    }

    /** Whether the last statement of the cell compiled last is a declaration or an assignment. */
    boolean isQuiet() {
        return quiet;
    }

    private static boolean isQuiet(List<Statement> statements) {
        if (statements.isEmpty()) {
            return false;
        }
        Statement last = statements.get(statements.size() - 1);
        return last.getNodeMetaData(Declared.class) != null
                || (last instanceof ExpressionStatement statement
                        && statement.getExpression() instanceof BinaryExpression binary
                        && Types.ofType(binary.getOperation().getType(), Types.ASSIGNMENT_OPERATOR));
    }
}
