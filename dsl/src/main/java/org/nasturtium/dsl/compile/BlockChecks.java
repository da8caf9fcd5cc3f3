package org.nasturtium.dsl.compile;

import java.util.HashSet;
import java.util.Set;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.nasturtium.dsl.word.Vocabulary;

/**
 * Refuses what Groovy would drop or misread inside the blocks of the DSL: a forgotten comma, a noun on its own line, a
 * minus that subtracts, and their like.
 */
public final class BlockChecks extends CompilationCustomizer {
    private final Vocabulary vocabulary;
    private final Class<?> script;

    /**
     * @param vocabulary of all words
     * @param script the class that has the top-level verbs
     */
    public BlockChecks(Vocabulary vocabulary, Class<?> script) {
        super(CompilePhase.CONVERSION);
        this.vocabulary = vocabulary;
        this.script = script;
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        if (!type.equals(source.getAST().getClasses().get(0))) {
            return; // once a source
        }
        BlockFinder top = new BlockFinder(source, vocabulary, script, Set.of());
        source.getAST().getStatementBlock().visit(top);
        for (MethodNode method : source.getAST().getMethods()) {
            if (method.getCode() != null) {
                Set<String> locals = new HashSet<>();
                for (var parameter : method.getParameters()) {
                    locals.add(parameter.getName());
                }
                method.getCode().visit(new BlockFinder(source, vocabulary, script, locals));
            }
        }
    }
}
