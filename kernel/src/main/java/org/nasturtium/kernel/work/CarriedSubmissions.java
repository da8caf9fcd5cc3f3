package org.nasturtium.kernel.work;

import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.AnnotatedNode;
import org.codehaus.groovy.ast.ClassCodeExpressionTransformer;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ArrayExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.SpreadExpression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;

/** Lets cells hand tasks to a pool as {@link Carried}: {@code pool.submit(task)} works for the cell that says it. */
public final class CarriedSubmissions extends CompilationCustomizer {
    private static final ClassNode CARRIED = ClassHelper.make(Carried.class);
    private static final Set<String> WORDS = Set.of(
            "execute", "submit", "invokeAll", "invokeAny", "schedule", "scheduleAtFixedRate", "scheduleWithFixedDelay");

    public CarriedSubmissions() {
        super(CompilePhase.CONVERSION);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        new Calls(source, type).visitClass(type);
    }

    private static final class Calls extends ClassCodeExpressionTransformer {
        private final SourceUnit source;
        private final ClassNode type;

        Calls(SourceUnit source, ClassNode type) {
            this.source = source;
            this.type = type;
        }

        @Override
        protected SourceUnit getSourceUnit() {
            return source;
        }

        @Override
        public void visitClass(ClassNode visited) {
            if (!isTyped(visited)) {
                super.visitClass(visited);
            }
        }

        @Override
        protected void visitConstructorOrMethod(MethodNode method, boolean isConstructor) {
            if (!isTyped(method)) {
                super.visitConstructorOrMethod(method, isConstructor);
            }
        }

        /** Where the compiler checks types, a call has to stay what it is. */
        private static boolean isTyped(AnnotatedNode node) {
            return node.getAnnotations().stream()
                    .map(annotation -> annotation.getClassNode().getNameWithoutPackage())
                    .anyMatch(name -> name.equals("CompileStatic") || name.equals("TypeChecked"));
        }

        @Override
        public Expression transform(Expression expression) {
            if (expression instanceof ClosureExpression closure && closure.getCode() != null) {
                closure.getCode().visit(this);
                return closure;
            }
            return expression instanceof MethodCallExpression call && isSubmission(call)
                    ? carried(call)
                    : super.transform(expression);
        }

        private static boolean isSubmission(MethodCallExpression call) {
            return !call.isImplicitThis()
                    && !call.isSafe()
                    && !call.isSpreadSafe()
                    && WORDS.contains(String.valueOf(call.getMethodAsString()))
                    && !(call.getObjectExpression() instanceof VariableExpression variable
                            && (variable.isThisExpression() || variable.isSuperExpression()))
                    && call.getArguments() instanceof ArgumentListExpression arguments
                    && !arguments.getExpressions().isEmpty()
                    && arguments.getExpressions().stream().noneMatch(each -> each instanceof SpreadExpression);
        }

        private Expression carried(MethodCallExpression call) {
            List<Expression> arguments = ((ArgumentListExpression) call.getArguments())
                    .getExpressions().stream().map(this::transform).toList();
            StaticMethodCallExpression carried = new StaticMethodCallExpression(
                    CARRIED,
                    "submit",
                    new ArgumentListExpression(List.of(
                            new ClassExpression(type),
                            transform(call.getObjectExpression()),
                            new ConstantExpression(call.getMethodAsString()),
                            new ArrayExpression(ClassHelper.OBJECT_TYPE, arguments))));
            carried.setSourcePosition(call);
            return carried;
        }
    }
}
