package org.nasturtium.dsl.compile;

import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.EmptyExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.classgen.GeneratorContext;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.syntax.Token;
import org.codehaus.groovy.syntax.Types;

/**
 * Makes top-level declarations ({@code def x}, {@code int x}, {@code def (a, b)}, {@code final}, {@code var}) variables
 * of the binding, so that later cells see them and scripts and notebooks agree.
 *
 * <p>Loops, methods and closures keep their locals. The declared type converts the first value, then no longer binds.
 */
public final class HoistedDeclarations extends CompilationCustomizer {
    public HoistedDeclarations() {
        super(CompilePhase.CONVERSION);
    }

    @Override
    public void call(SourceUnit source, GeneratorContext context, ClassNode type) {
        BlockStatement top = source.getAST().getStatementBlock();
        List<Statement> statements = top.getStatements();
        for (int i = 0; i < statements.size(); i++) {
            if (statements.get(i) instanceof ExpressionStatement statement
                    && statement.getExpression() instanceof DeclarationExpression declaration) {
                ExpressionStatement hoisted = new ExpressionStatement(assignment(declaration));
                hoisted.setSourcePosition(statement);
                hoisted.setNodeMetaData(Declared.class, Declared.YES);
                statement.copyStatementLabels(hoisted);
                statements.set(i, hoisted);
            }
        }
    }

    private static Expression assignment(DeclarationExpression declaration) {
        Expression left = declaration.isMultipleAssignmentDeclaration()
                ? tuple(declaration.getTupleExpression())
                : variable(declaration.getVariableExpression());
        Expression right = declaration.getRightExpression();
        if (right instanceof EmptyExpression) {
            right = declaration.isMultipleAssignmentDeclaration()
                    ? right
                    : initial(declaration.getVariableExpression().getOriginType());
            right.setSourcePosition(declaration);
        } else if (!declaration.isMultipleAssignmentDeclaration()) {
            right = converted(declaration.getVariableExpression(), right);
        }
        Token assign = Token.newSymbol(Types.ASSIGN, declaration.getLineNumber(), declaration.getColumnNumber());
        BinaryExpression expression = new BinaryExpression(left, assign, right);
        expression.setSourcePosition(declaration);
        return expression;
    }

    private static Expression tuple(TupleExpression declared) {
        List<Expression> variables = new ArrayList<>();
        for (Expression each : declared.getExpressions()) {
            variables.add(each instanceof VariableExpression named ? variable(named) : each);
        }
        // an argument list on the left is what the parser makes of `(a, b) = [1, 2]`
        Expression tuple = new ArgumentListExpression(variables);
        tuple.setSourcePosition(declared);
        return tuple;
    }

    private static VariableExpression variable(VariableExpression declared) {
        VariableExpression fresh = new VariableExpression(declared.getName());
        fresh.setSourcePosition(declared);
        return fresh;
    }

    private static Expression converted(VariableExpression declared, Expression value) {
        ClassNode type = declared.getOriginType();
        if (declared.isDynamicTyped() || ClassHelper.isObjectType(type)) {
            return value;
        }
        CastExpression cast = new CastExpression(type, value);
        cast.setSourcePosition(value);
        return cast;
    }

    private static Expression initial(ClassNode type) {
        if (!ClassHelper.isPrimitiveType(type)) {
            return new ConstantExpression(null);
        }
        if (ClassHelper.isPrimitiveBoolean(type)) {
            return new ConstantExpression(false);
        }
        return new CastExpression(type, new ConstantExpression(0));
    }

    /** Mark of a statement that a person wrote as a declaration: its value is not a cell's value. */
    public enum Declared {
        YES
    }
}
