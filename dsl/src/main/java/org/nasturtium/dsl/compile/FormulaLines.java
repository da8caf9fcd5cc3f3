package org.nasturtium.dsl.compile;

import java.util.List;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCall;
import org.codehaus.groovy.ast.expr.PostfixExpression;
import org.codehaus.groovy.ast.expr.PrefixExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.IfStatement;
import org.codehaus.groovy.ast.stmt.LoopingStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.Types;
import org.jspecify.annotations.Nullable;

/**
 * Refuses lines of a formula whose value nothing uses: Groovy takes {@code - 1e-7 * params} at the beginning of a line as
 * a formula of its own, and drops what stands above.
 */
final class FormulaLines extends CodeVisitorSupport {
    private final SourceUnit source;

    FormulaLines(SourceUnit source) {
        this.source = source;
    }

    /** Checks a formula, or a part of it. */
    void check(@Nullable Statement code, boolean isValue) {
        if (code instanceof BlockStatement block) {
            List<Statement> lines = block.getStatements();
            for (int i = 0; i < lines.size(); i++) {
                boolean isLast = i == lines.size() - 1;
                String sign = isLast ? "" : sign(lines.get(i + 1));
                if (isLast || !isUnused(lines.get(i), sign)) {
                    check(lines.get(i), isValue && isLast);
                } else {
                    error(lines.get(i), sign);
                }
            }
        } else if (code instanceof IfStatement choice) {
            choice.getBooleanExpression().visit(this);
            check(choice.getIfBlock(), isValue);
            check(choice.getElseBlock(), isValue);
        } else if (code instanceof LoopingStatement loop) {
            check(loop.getLoopBlock(), false);
        } else if (code != null && !isValue && isUnused(code, "")) {
            error(code, "");
        } else if (code != null) {
            code.visit(this);
        }
    }

    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        check(closure.getCode(), true);
    }

    /** A call may do something, unless the line below goes on with a sign. */
    private static boolean isUnused(Statement line, String signBelow) {
        if (!(line instanceof ExpressionStatement statement)) {
            return false;
        }
        Expression value = statement.getExpression();
        if (value instanceof BinaryExpression binary) {
            int operation = binary.getOperation().getType();
            return !(value instanceof DeclarationExpression)
                    && operation != Types.LEFT_SHIFT
                    && !Types.ofType(operation, Types.ASSIGNMENT_OPERATOR);
        }
        return value instanceof MethodCall
                ? !signBelow.isEmpty()
                : !(value instanceof PostfixExpression || value instanceof PrefixExpression);
    }

    /** The plus or minus that a line begins with. */
    private String sign(Statement line) {
        String text = String.valueOf(source.getSource().getLine(line.getLineNumber(), null));
        int at = line.getColumnNumber() - 1;
        return at >= 0 && at < text.length() && "+-".indexOf(text.charAt(at)) >= 0
                ? String.valueOf(text.charAt(at))
                : "";
    }

    private void error(Statement line, String signBelow) {
        String text = String.valueOf(source.getSource().getLine(line.getLineNumber(), null));
        int from = line.getColumnNumber() - 1;
        int to = line.getLastLineNumber() == line.getLineNumber() ? line.getLastColumnNumber() - 1 : text.length();
        String written = text.substring(Math.min(from, text.length()), Math.min(Math.max(from, to), text.length()))
                .strip();
        BlockFinder.error(
                source,
                line,
                line.getColumnNumber(),
                "`" + written + "` on a line of its own in `reward` is a value that nothing uses",
                signBelow.isEmpty()
                        ? "The last line is the formula's value; maybe a `def` is missing here, or an operator at the end."
                        : "Groovy reads the line below as a new formula. Maybe end this one with its sign: `" + written
                                + " " + signBelow + "`.");
    }
}
