package org.nasturtium.dsl.compile;

import java.util.List;
import java.util.regex.Pattern;
import org.codehaus.groovy.ast.expr.ArrayExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.GStringExpression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.expr.MapExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.RangeExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.BlockStatement;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ForStatement;
import org.codehaus.groovy.ast.stmt.IfStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.ast.stmt.TryCatchStatement;
import org.codehaus.groovy.ast.stmt.WhileStatement;
import org.codehaus.groovy.syntax.Types;
import org.jspecify.annotations.Nullable;

/** Looks at every line of one block. */
final class BlockLines {
    private static final String UNUSED = "A line of a block starts with a verb";

    private final BlockFinder walk;

    BlockLines(BlockFinder walk) {
        this.walk = walk;
    }

    /**
     * Checks the lines.
     *
     * @param lastIsValue whether the last line is what the closure returns, as in {@code collect}
     */
    void check(@Nullable Statement code, boolean lastIsValue) {
        if (code instanceof BlockStatement lines) {
            List<Statement> all = lines.getStatements();
            for (int i = 0; i < all.size(); i++) {
                line(all.get(i), lastIsValue && i == all.size() - 1);
            }
        } else if (code != null) {
            line(code, lastIsValue);
        }
    }

    private void line(Statement line, boolean isValue) {
        List<String> labels = line.getStatementLabels();
        if (labels != null && !labels.isEmpty()) {
            String label = labels.get(labels.size() - 1);
            walk.labelError(
                    line,
                    label,
                    "`" + label + ":` starts a line, so Groovy reads a label and drops it",
                    "Maybe a comma is missing at the end of the line before.");
            return;
        }
        if (line instanceof ExpressionStatement statement) {
            expression(statement.getExpression(), isValue);
        } else if (line instanceof IfStatement choice) {
            choice.getBooleanExpression().visit(walk);
            check(choice.getIfBlock(), isValue);
            check(choice.getElseBlock(), isValue);
        } else if (line instanceof ForStatement loop) {
            loop.getCollectionExpression().visit(walk);
            check(loop.getLoopBlock(), false);
        } else if (line instanceof WhileStatement loop) {
            check(loop.getLoopBlock(), false);
        } else if (line instanceof TryCatchStatement attempt) {
            check(attempt.getTryStatement(), isValue);
        } else if (line instanceof BlockStatement block) {
            check(block, isValue);
        } else {
            line.visit(walk);
        }
    }

    private void expression(Expression line, boolean isValue) {
        if (line instanceof MethodCallExpression call) {
            call(call, isValue);
        } else if (line instanceof DeclarationExpression) {
            line.visit(walk);
        } else if (line instanceof BinaryExpression binary) {
            binary(binary, isValue);
        } else if (line instanceof PropertyExpression property && verbCall(property.getObjectExpression()) != null) {
            chainedValue(property);
        } else if (!isValue && isUnusedValue(line)) {
            unused(line);
        } else {
            line.visit(walk);
        }
    }

    private void call(MethodCallExpression call, boolean isValue) {
        String word = call.getMethodAsString();
        if (word == null) {
            call.visit(walk);
            return;
        }
        if (!call.isImplicitThis()) {
            chained(call, word);
            return;
        }
        boolean verb = walk.isVerb(word);
        if (verb && walk.isLocal(word)) {
            walk.error(
                    call,
                    "`" + word + "` is your variable here and hides the verb `" + word + "`",
                    "Maybe give the variable another name.");
            return;
        }
        if (verb) {
            new VerbArguments(walk).check(call);
            call.visit(walk);
        } else if (walk.isTopLevel(word) && !walk.isLocal(word)) {
            walk.error(
                    call,
                    "`" + word + "` belongs outside of every block, not in `" + walk.blockName() + "`",
                    "Maybe in front of it, with `def`.");
        } else if (!isValue && walk.vocabulary().nouns().contains(word) && !walk.isLocal(word)) {
            walk.error(call, "`" + word + "(...)` is a value that nothing uses", UNUSED + hint(word));
        } else {
            other(call);
        }
    }

    /** A method of a person's own: closures in it still stand in this block. */
    private void other(MethodCallExpression call) {
        call.getObjectExpression().visit(walk);
        for (Expression argument : BlockFinder.arguments(call)) {
            if (argument instanceof ClosureExpression body) {
                walk.declare(body.getParameters());
                check(body.getCode(), true);
            } else {
                argument.visit(walk);
            }
        }
    }

    /** {@code on threads 2}, {@code budget 60.trials 10.minutes}: values that Groovy chains. */
    private void chainedValue(PropertyExpression line) {
        MethodCallExpression call = verbCall(line);
        String verb = call == null ? "" : String.valueOf(call.getMethodAsString());
        String first = call == null ? "" : VerbArguments.text(call.getArguments());
        String rest = VerbArguments.text(line)
                .replaceFirst("^" + Pattern.quote(verb) + "\\s*\\(" + Pattern.quote(first) + "\\)\\.", "");
        String hint = verb + " " + first + ", " + rest;
        if (first.matches("\\d+") && rest.matches("[a-zA-Z]+")) {
            hint = verb + " " + first + "." + rest;
        } else if (first.matches("\\w+") && rest.matches("\\d+")) {
            hint = verb + " " + first + "(" + rest + ")";
        }
        walk.error(
                line,
                "`" + verb + " " + first + " " + rest + "` is read as `" + verb + "(" + first + ")." + rest + "`",
                "Maybe `" + hint + "`.");
    }

    /** {@code data fashionMnist train: 10}, {@code using evolution() then bayes()}: commands that Groovy chains. */
    private void chained(MethodCallExpression call, String word) {
        Expression object = call.getObjectExpression();
        MethodCallExpression verb = verbCall(object);
        if (verb != null) {
            String written = verb.getMethodAsString() + " " + VerbArguments.text(verb.getArguments());
            walk.error(
                    call,
                    "`" + written + " " + word + " ...` is read as `" + verb.getMethodAsString() + "(...)." + word
                            + "(...)`",
                    word.equals("then")
                            ? "A search has one strategy: `" + written + "`."
                            : "Maybe a comma is missing in front of `" + word + "`.");
            return;
        }
        if (object instanceof VariableExpression variable
                && walk.isVerb(variable.getName())
                && !walk.isLocal(variable.getName())
                && isWord(word)) {
            String name = variable.getName();
            boolean verbBehind = walk.isVerb(word) && !walk.vocabulary().nouns().contains(word);
            walk.error(
                    call,
                    "`" + name + " " + word + " ...` is read as `" + name + "." + word + "(...)`",
                    verbBehind
                            ? "Maybe `" + name + " { " + word + " ... }`."
                            : "Maybe with parentheses, `" + name + " " + word + "(...)`, or with a comma, `" + name
                                    + " " + word + ", ...`.");
            return;
        }
        other(call);
    }

    private boolean isWord(String word) {
        return walk.isVerb(word) || walk.vocabulary().nouns().contains(word);
    }

    private void binary(BinaryExpression line, boolean isValue) {
        int operation = line.getOperation().getType();
        String left = line.getLeftExpression() instanceof VariableExpression variable ? variable.getName() : "";
        boolean verb = !left.isEmpty() && walk.isVerb(left) && !walk.isLocal(left);
        String right = VerbArguments.text(line.getRightExpression());
        if (operation == Types.ASSIGN || Types.ofType(operation, Types.ASSIGNMENT_OPERATOR)) {
            if (verb) {
                walk.error(
                        line,
                        "`" + left + " = ...` sets a variable; the verb `" + left + "` does not hear it",
                        "Maybe `" + left + " " + right + "`.");
            } else {
                line.visit(walk);
            }
        } else if (verb && operation == Types.LEFT_SQUARE_BRACKET) {
            String inside = right.replaceAll("^\\[|\\]$", "");
            walk.error(
                    line,
                    "`" + left + " [...]` is read as an element of `" + left + "`",
                    "Maybe without brackets, `" + left + " " + inside + "`, or with a name, `" + walk.signature(left)
                            + "`.");
        } else if (verb && (operation == Types.MINUS || operation == Types.PLUS)) {
            String sign = line.getOperation().getText();
            walk.error(
                    line,
                    "`" + left + " " + sign + right + "` is read as `" + left + " " + sign + " " + right + "`",
                    "Maybe with parentheses: `" + left + "(" + sign + right + ")`.");
        } else if (VerbArguments.isComparison(operation)) {
            walk.error(
                    line,
                    "`" + VerbArguments.text(line) + "` is a comparison that nothing uses",
                    "Limits have a verb: `subjectTo " + (left.isEmpty() ? "latency" : left) + ": " + right + "`.");
        } else if (!isValue && operation != Types.LEFT_SHIFT) {
            unused(line);
        } else {
            line.visit(walk);
        }
    }

    private void unused(Expression line) {
        String word = line instanceof VariableExpression variable ? variable.getName() : "";
        if (!word.isEmpty() && walk.isVerb(word) && !walk.isLocal(word)) {
            walk.error(
                    line,
                    "`" + word + "` on a line of its own is a value that nothing uses",
                    "Maybe `" + walk.signature(word) + "`.");
            return;
        }
        walk.error(
                line,
                "`" + VerbArguments.text(line) + "` on a line of its own is a value that nothing uses",
                UNUSED + hint(word));
    }

    /** Where a noun may have been meant to go. */
    private static String hint(String noun) {
        return noun.isEmpty() ? "; maybe one is missing in front." : ": `" + noun + "` goes behind one.";
    }

    private static boolean isUnusedValue(Expression line) {
        return line instanceof VariableExpression
                || line instanceof ConstantExpression
                || line instanceof ListExpression
                || line instanceof MapExpression
                || line instanceof RangeExpression
                || line instanceof GStringExpression
                || line instanceof PropertyExpression
                || line instanceof ArrayExpression;
    }

    private @Nullable MethodCallExpression verbCall(Expression expression) {
        Expression each = expression;
        while (each instanceof PropertyExpression property) {
            each = property.getObjectExpression();
        }
        return each instanceof MethodCallExpression call
                        && call.isImplicitThis()
                        && call.getMethodAsString() != null
                        && walk.isVerb(call.getMethodAsString())
                ? call
                : null;
    }
}
