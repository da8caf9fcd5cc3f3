package org.nasturtium.dsl.compile;

import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.EmptyExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MapEntryExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.RangeExpression;
import org.codehaus.groovy.syntax.Types;

/** Looks at what stands behind a verb: bars, comparisons, blocks that went astray, verbs that were meant as values. */
final class VerbArguments {
    private final BlockFinder walk;

    VerbArguments(BlockFinder walk) {
        this.walk = walk;
    }

    /** Checks everything behind one verb. */
    void check(MethodCallExpression call) {
        for (Expression argument : BlockFinder.arguments(call)) {
            argument(String.valueOf(call.getMethodAsString()), argument);
        }
    }

    private void argument(String verb, Expression argument) {
        if (argument instanceof MapExpression named) {
            for (MapEntryExpression entry : named.getMapEntryExpressions()) {
                argument(verb, entry.getValueExpression());
            }
        } else if (argument instanceof BinaryExpression binary) {
            int operation = binary.getOperation().getType();
            if (operation == Types.BITWISE_OR) {
                walk.error(
                        binary,
                        "`" + text(binary) + "` is the bits of two numbers put together, not a choice",
                        "A choice is a list: `[" + text(binary.getLeftExpression()) + ", "
                                + text(binary.getRightExpression()) + "]`.");
            } else if (isComparison(operation)) {
                walk.error(
                        binary,
                        "`" + text(binary) + "` is a comparison, decided before `" + verb + "` sees it",
                        "Limits have names: `subjectTo " + text(binary.getLeftExpression()) + ": "
                                + text(binary.getRightExpression()) + "`.");
            }
        } else if (argument instanceof RangeExpression range
                && range.getTo() instanceof MethodCallExpression call
                && "call".equals(call.getMethodAsString())
                && BlockFinder.arguments(call).stream().anyMatch(ClosureExpression.class::isInstance)) {
            String shown = text(range.getFrom()) + ".." + text(call.getObjectExpression());
            walk.error(
                    argument,
                    "`" + verb + " " + shown + " { }` hands the block to the number "
                            + text(call.getObjectExpression()),
                    "Maybe with a comma, `" + verb + " " + shown + ", { ... }`, or parentheses, `" + verb + "(" + shown
                            + ") { ... }`.");
        } else if (argument instanceof MethodCallExpression call
                && call.isImplicitThis()
                && call.getMethodAsString() != null
                && walk.isVerb(call.getMethodAsString())
                && !walk.isLocal(call.getMethodAsString())) {
            String inner = call.getMethodAsString();
            boolean noun = walk.vocabulary().nouns().contains(inner);
            walk.error(
                    argument,
                    "`" + inner + "(...)` is a verb: it adds itself, and `" + verb + "` gets nothing",
                    noun && BlockFinder.arguments(call).isEmpty()
                            ? "Maybe without parentheses: `" + verb + " " + inner + "`."
                            : "Maybe `" + verb + " { " + inner + " " + text(call.getArguments()) + " }`.");
        }
    }

    static boolean isComparison(int operation) {
        return operation == Types.COMPARE_LESS_THAN
                || operation == Types.COMPARE_LESS_THAN_EQUAL
                || operation == Types.COMPARE_GREATER_THAN
                || operation == Types.COMPARE_GREATER_THAN_EQUAL
                || operation == Types.COMPARE_EQUAL;
    }

    /** The expression much as it was written. */
    static String text(Expression expression) {
        if (expression instanceof EmptyExpression) {
            return "";
        }
        String text = expression.getText().replace("this.", "").strip();
        text = text.replaceAll("\\(\\[(\\w+:.*?)\\]\\)", "($1)").replaceAll("(\\w):(?=\\S)", "$1: ");
        return text.startsWith("(") && text.endsWith(")") ? text.substring(1, text.length() - 1) : text;
    }
}
