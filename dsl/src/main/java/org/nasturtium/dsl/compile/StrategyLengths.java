package org.nasturtium.dsl.compile;

import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/**
 * Gives {@code evolution().for(60.trials)} a method that can be written in Java: {@code for} is a name in Groovy, but a
 * keyword there.
 */
public final class StrategyLengths extends CompilationCustomizer {
    private static final String METHOD = "lastingFor";

    public StrategyLengths() {
        super(CompilePhase.CONVERSION);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        CodeVisitorSupport calls = new CodeVisitorSupport() {
            @Override
            public void visitMethodCallExpression(MethodCallExpression call) {
                if (!call.isImplicitThis() && "for".equals(call.getMethodAsString())) {
                    ConstantExpression method = new ConstantExpression(METHOD);
                    method.setSourcePosition(call.getMethod());
                    call.setMethod(method);
                }
                super.visitMethodCallExpression(call);
            }
        };
        source.getAST().getStatementBlock().visit(calls);
        for (MethodNode method : source.getAST().getMethods()) {
            if (method.getCode() != null) {
                method.getCode().visit(calls);
            }
        }
    }
}
