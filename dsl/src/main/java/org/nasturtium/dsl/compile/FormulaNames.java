package org.nasturtium.dsl.compile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.ast.ClassCodeExpressionTransformer;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PostfixExpression;
import org.codehaus.groovy.ast.expr.PrefixExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.Types;
import org.jspecify.annotations.Nullable;

/**
 * Finds the names in a formula that it does not declare itself, and turns them into questions. What begins with a capital
 * and has a dot behind it, {@code Math.log(params)}, is a class.
 */
final class FormulaNames extends CodeVisitorSupport {
    private static final String NUMBER = "number";

    private final SourceUnit source;
    private final Map<String, VariableExpression> used = new LinkedHashMap<>();
    private final Map<String, VariableExpression> assigned = new LinkedHashMap<>();
    private final Set<String> declared = new HashSet<>(Set.of("this", "super", "it"));

    FormulaNames(SourceUnit source) {
        this.source = source;
    }

    /** One place of each, in the order in which they stand. */
    List<VariableExpression> free() {
        List<VariableExpression> free = new ArrayList<>(used.values());
        free.removeIf(name -> declared.contains(name.getName()));
        return free;
    }

    @Override
    public void visitVariableExpression(VariableExpression variable) {
        used.putIfAbsent(variable.getName(), variable);
    }

    @Override
    public void visitBinaryExpression(BinaryExpression expression) {
        if (Types.ofType(expression.getOperation().getType(), Types.ASSIGNMENT_OPERATOR)) {
            assigned(expression.getLeftExpression());
        }
        super.visitBinaryExpression(expression);
    }

    @Override
    public void visitPostfixExpression(PostfixExpression expression) {
        assigned(expression.getExpression());
        super.visitPostfixExpression(expression);
    }

    @Override
    public void visitPrefixExpression(PrefixExpression expression) {
        assigned(expression.getExpression());
        super.visitPrefixExpression(expression);
    }

    private void assigned(Expression left) {
        if (left instanceof TupleExpression several) {
            several.getExpressions().forEach(this::assigned);
        } else if (left instanceof VariableExpression variable) {
            assigned.putIfAbsent(variable.getName(), variable);
        }
    }

    /** Refuses to set what the formula only reads: the trial's numbers and the person's variables. */
    void checkAssignments() {
        assigned.forEach((name, place) -> {
            if (!declared.contains(name)) {
                BlockFinder.error(
                        source,
                        place,
                        place.getColumnNumber(),
                        "`" + name + "` is set in `reward`, which has no variable of that name",
                        "Maybe `def " + name + " = ...`, which lives in the formula alone.");
            }
        });
    }

    @Override
    public void visitDeclarationExpression(DeclarationExpression declaration) {
        Expression left = declaration.getLeftExpression();
        List<Expression> names =
                left instanceof ArgumentListExpression several ? several.getExpressions() : List.of(left);
        names.forEach(name -> declared.add(((VariableExpression) name).getName()));
        declaration.getRightExpression().visit(this);
    }

    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        Parameter @Nullable [] parameters = closure.getParameters();
        if (parameters != null) {
            declare(parameters);
        }
        super.visitClosureExpression(closure);
    }

    private void declare(@Nullable Parameter... parameters) {
        for (Parameter parameter : parameters) {
            if (parameter != null) {
                declared.add(parameter.getName());
            }
        }
    }

    @Override
    public void visitForLoop(ForStatement loop) {
        declare(loop.getValueVariable(), loop.getIndexVariable());
        super.visitForLoop(loop);
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        if (!isClass(call.getObjectExpression())) {
            call.getObjectExpression().visit(this);
        }
        call.getMethod().visit(this);
        call.getArguments().visit(this);
    }

    @Override
    public void visitPropertyExpression(PropertyExpression property) {
        if (!isClass(property.getObjectExpression())) {
            super.visitPropertyExpression(property);
        }
    }

    private static boolean isClass(Expression object) {
        return object instanceof VariableExpression variable
                && Character.isUpperCase(variable.getName().charAt(0));
    }

    /** Lets the formula ask for its free names, and lets what has a unit be a number. */
    void rewrite(ClosureExpression formula) {
        Set<String> free = new HashSet<>();
        free().forEach(name -> free.add(name.getName()));
        formula.getCode().visit(new Questions(free));
    }

    private final class Questions extends ClassCodeExpressionTransformer {
        private final Set<String> free;

        Questions(Set<String> free) {
            this.free = free;
        }

        @Override
        protected SourceUnit getSourceUnit() {
            return source;
        }

        @Override
        public @Nullable Expression transform(@Nullable Expression expression) {
            if (expression instanceof VariableExpression variable) {
                return free.contains(variable.getName())
                        ? asked(new ConstantExpression(variable.getName()), variable)
                        : variable;
            }
            if (expression instanceof ClosureExpression closure) {
                closure.getCode().visit(this);
                return closure;
            }
            if (expression instanceof PropertyExpression property && isClass(property.getObjectExpression())) {
                return property;
            }
            if (expression instanceof PropertyExpression property
                    && property.getObjectExpression() instanceof ConstantExpression) {
                return asked(property, property);
            }
            if (expression instanceof MethodCallExpression call && isClass(call.getObjectExpression())) {
                call.setArguments(transform(call.getArguments()));
                return call;
            }
            return super.transform(expression);
        }

        private MethodCallExpression asked(Expression what, Expression place) {
            MethodCallExpression call = new MethodCallExpression(
                    VariableExpression.THIS_EXPRESSION, NUMBER, new ArgumentListExpression(what));
            call.setImplicitThis(true);
            call.setSourcePosition(place);
            return call;
        }
    }
}
