package org.nasturtium.kernel.work;

import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.tools.GeneralUtils;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.transform.GroovyASTTransformation;
import org.codehaus.groovy.transform.ThreadInterruptibleASTTransformation;

/**
 * Writes the checks of {@link StopsWhenAsked}: Groovy's own {@code ThreadInterrupt} asks the thread only, whose flag a
 * {@code catch (Exception e)} in a loop takes away.
 */
@GroovyASTTransformation(phase = CompilePhase.CANONICALIZATION)
public final class StopChecks extends ThreadInterruptibleASTTransformation {
    private static final ClassNode WORK = ClassHelper.make(Work.class);

    @Override
    protected ClassNode type() {
        return ClassHelper.make(StopsWhenAsked.class);
    }

    @Override
    protected String getErrorMessage() {
        return "interrupted";
    }

    @Override
    protected Expression createCondition() {
        MethodCallExpression call = GeneralUtils.callX(GeneralUtils.classX(WORK), "isStopAsked");
        call.setImplicitThis(false);
        // a direct call, where Groovy would look for the method at each place once more
        call.setMethodTarget(WORK.getDeclaredMethod("isStopAsked", Parameter.EMPTY_ARRAY));
        return call;
    }
}
