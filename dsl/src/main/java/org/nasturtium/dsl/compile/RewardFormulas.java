package org.nasturtium.dsl.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.VariableScope;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.jspecify.annotations.Nullable;

/**
 * Hands {@code reward { }} its own text and the names in it: the text is what a run remembers, and the names say what has
 * to be measured.
 *
 * <p>A name becomes a question to the trial, so that a metric wins over a person's variable, local ones included. What a
 * variable holds is asked for once, when the search is described: {@code reward { accuracy * w }} arrives as {@code
 * reward('accuracy * w', [accuracy: { accuracy }, w: { w }], { number('accuracy') * number('w') })}.
 */
public final class RewardFormulas extends CompilationCustomizer {
    private static final String VERB = "reward";
    private static final Set<String> BLOCKS = Set.of("search", "compare");

    public RewardFormulas() {
        super(CompilePhase.CONVERSION);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        if (!type.equals(source.getAST().getClasses().get(0))) {
            return; // once a source
        }
        CodeVisitorSupport walk = new Blocks(source);
        source.getAST().getStatementBlock().visit(walk);
        for (MethodNode method : source.getAST().getMethods()) {
            if (method.getCode() != null) {
                method.getCode().visit(walk);
            }
        }
    }

    /** Looks for the verb inside of blocks that have it; a person's own method of this name is left alone. */
    private static final class Blocks extends CodeVisitorSupport {
        private final SourceUnit source;
        private int depth;

        Blocks(SourceUnit source) {
            this.source = source;
        }

        @Override
        public void visitMethodCallExpression(MethodCallExpression call) {
            String word = call.isImplicitThis() ? String.valueOf(call.getMethodAsString()) : "";
            List<Expression> arguments = BlockFinder.arguments(call);
            if (depth > 0
                    && word.equals(VERB)
                    && arguments.size() == 1
                    && arguments.get(0) instanceof ClosureExpression formula) {
                call.setArguments(described(formula));
                return;
            }
            depth += BLOCKS.contains(word) ? 1 : 0;
            super.visitMethodCallExpression(call);
            depth -= BLOCKS.contains(word) ? 1 : 0;
        }

        private ArgumentListExpression described(ClosureExpression formula) {
            Parameter @Nullable [] parameters = formula.getParameters();
            if (parameters != null && parameters.length > 0) {
                Parameter first = parameters[0];
                BlockFinder.error(
                        source,
                        first,
                        first.getColumnNumber(),
                        "`reward` gives its formula no `" + first.getName()
                                + "`: a metric's name is the trial's number",
                        "Maybe `reward { accuracy - 1e-7 * params }`.");
            }
            new FormulaLines(source).check(formula.getCode(), true);
            FormulaNames names = new FormulaNames(source);
            formula.getCode().visit(names);
            names.checkAssignments();
            String text = text(formula);
            MapExpression asked = new MapExpression();
            for (VariableExpression name : names.free()) {
                asked.addMapEntryExpression(new ConstantExpression(name.getName()), closure(name));
            }
            names.rewrite(formula);
            return new ArgumentListExpression(new ArrayList<>(List.of(new ConstantExpression(text), asked, formula)));
        }

        private static ClosureExpression closure(VariableExpression name) {
            VariableExpression own = new VariableExpression(name.getName());
            own.setSourcePosition(name);
            ExpressionStatement line = new ExpressionStatement(own);
            line.setSourcePosition(name);
            BlockStatement body = new BlockStatement(new ArrayList<>(List.of(line)), new VariableScope());
            ClosureExpression closure = new ClosureExpression(Parameter.EMPTY_ARRAY, body);
            closure.setVariableScope(new VariableScope());
            closure.setSourcePosition(name);
            return closure;
        }

        /** What stands between the braces, line by line. */
        private String text(ASTNode formula) {
            StringBuilder text = new StringBuilder();
            for (int number = formula.getLineNumber(); number <= formula.getLastLineNumber(); number++) {
                String line = String.valueOf(source.getSource().getLine(number, null));
                int from = number == formula.getLineNumber() ? formula.getColumnNumber() : 0;
                int to = number == formula.getLastLineNumber() ? formula.getLastColumnNumber() - 2 : line.length();
                String part =
                        line.substring(Math.min(from, line.length()), Math.max(from, Math.min(to, line.length())));
                if (!part.isBlank()) {
                    text.append(text.isEmpty() ? "" : "\n").append(part.strip());
                }
            }
            return text.toString();
        }
    }
}
