package org.nasturtium.kernel.session;

import org.codehaus.groovy.ast.ClassCodeExpressionTransformer;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.control.SourceUnit;

/**
 * Makes {@code sleep(ms)} end at an interrupt in the classes of a cell too, as it does in scripts: Groovy's own swallows
 * the interrupt and sleeps on. {@code sleep(ms) { ... }} decides for itself.
 */
final class SleepInClasses extends ClassCodeExpressionTransformer {
    private static final ClassNode THREAD = ClassHelper.make(Thread.class);

    private final SourceUnit source;

    SleepInClasses(SourceUnit source) {
        this.source = source;
    }

    void visit(ModuleNode module) {
        module.getClasses().forEach(this::visitClass);
    }

    @Override
    public Expression transform(Expression expression) {
        if (expression instanceof ClosureExpression closure && closure.getCode() != null) {
            closure.getCode().visit(this);
            return closure;
        }
        if (expression instanceof MethodCallExpression call
                && call.isImplicitThis()
                && "sleep".equals(call.getMethodAsString())
                && call.getArguments() instanceof TupleExpression arguments
                && arguments.getExpressions().size() == 1) {
            StaticMethodCallExpression interruptible =
                    new StaticMethodCallExpression(THREAD, "sleep", transform(call.getArguments()));
            interruptible.setSourcePosition(call);
            return interruptible;
        }
        return super.transform(expression);
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return source;
    }
}
