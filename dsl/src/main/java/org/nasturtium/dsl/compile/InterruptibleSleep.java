package org.nasturtium.dsl.compile;

import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/**
 * Sends {@code sleep(ms)} to the script's own method, in closures too: Groovy's sleeps on when it is interrupted, so that
 * a cell could not be stopped.
 */
public final class InterruptibleSleep extends CompilationCustomizer {
    public InterruptibleSleep() {
        super(CompilePhase.CONVERSION);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        CodeVisitorSupport calls = new CodeVisitorSupport() {
            @Override
            public void visitMethodCallExpression(MethodCallExpression call) {
                if (call.isImplicitThis() && "sleep".equals(call.getMethodAsString())) {
                    call.setObjectExpression(new VariableExpression("this"));
                    call.setImplicitThis(false);
                }
                super.visitMethodCallExpression(call);
            }
        };
        source.getAST().getStatementBlock().visit(calls);
        for (MethodNode method : source.getAST().getMethods()) {
            if (!method.isStatic() && method.getCode() != null) {
                method.getCode().visit(calls);
            }
        }
    }
}
