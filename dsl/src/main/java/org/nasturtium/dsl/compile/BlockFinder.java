package org.nasturtium.dsl.compile;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.word.Vocabulary;

/** Walks through code outside of blocks until a verb opens one, and remembers the local variables on the way. */
final class BlockFinder extends CodeVisitorSupport {
    private final SourceUnit source;
    private final Vocabulary vocabulary;
    private final Class<?> block;
    private final Set<String> locals;

    BlockFinder(SourceUnit source, Vocabulary vocabulary, Class<?> block, Set<String> locals) {
        this.source = source;
        this.vocabulary = vocabulary;
        this.block = block;
        this.locals = new HashSet<>(locals);
    }

    /** The same walk inside a block of another class. */
    BlockFinder inside(Class<?> opened) {
        return new BlockFinder(source, vocabulary, opened, locals);
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    boolean isVerb(String word) {
        return vocabulary.block(block).has(word);
    }

    /** Whether a verb stands at the top of a script only. */
    boolean isTopLevel(String word) {
        return vocabulary.homes(word).equals(List.of("script"));
    }

    String blockName() {
        return vocabulary.block(block).name();
    }

    String signature(String verb) {
        var entry = vocabulary.verb(block, verb);
        return entry == null ? verb : entry.signature();
    }

    boolean isLocal(String name) {
        return locals.contains(name);
    }

    /** Remembers a closure's parameters; none are written as null. */
    void declare(Parameter @Nullable [] parameters) {
        if (parameters != null) {
            for (Parameter parameter : parameters) {
                locals.add(parameter.getName());
            }
        }
    }

    void error(ASTNode node, String message, String hint) {
        error(node, node.getColumnNumber(), message, hint);
    }

    /** The same, pointing at a label, whose place Groovy forgets. */
    void labelError(ASTNode node, String label, String message, String hint) {
        String text = source.getSource().getLine(node.getLineNumber(), null);
        int at = text == null ? -1 : text.indexOf(label + ":");
        error(node, at < 0 ? node.getColumnNumber() : at + 1, message, hint);
    }

    private void error(ASTNode node, int column, String message, String hint) {
        error(source, node, column, message, hint);
    }

    /** Notes what is wrong in a source; all of it is told when this phase of the compiler ends. */
    static void error(SourceUnit source, ASTNode node, int column, String message, String hint) {
        SyntaxException error = new SyntaxException(
                message + "\n" + hint,
                node.getLineNumber(),
                column,
                node.getLastLineNumber(),
                node.getLastColumnNumber());
        source.getErrorCollector().addErrorAndContinue(new SyntaxErrorMessage(error, source));
    }

    @Override
    public void visitDeclarationExpression(DeclarationExpression declaration) {
        if (declaration.isMultipleAssignmentDeclaration()) {
            for (Expression each : declaration.getTupleExpression().getExpressions()) {
                if (each instanceof VariableExpression variable) {
                    locals.add(variable.getName());
                }
            }
        } else {
            locals.add(declaration.getVariableExpression().getName());
        }
        super.visitDeclarationExpression(declaration);
    }

    @Override
    public void visitClosureExpression(ClosureExpression closure) {
        declare(closure.getParameters());
        super.visitClosureExpression(closure);
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        String verb = call.isImplicitThis() ? call.getMethodAsString() : null;
        Class<?> opened = verb == null || isLocal(verb) || !isVerb(verb) ? null : vocabulary.opened(block, verb);
        if (opened == null) {
            super.visitMethodCallExpression(call);
            return;
        }
        for (Expression argument : arguments(call)) {
            if (argument instanceof ClosureExpression body) {
                new BlockLines(inside(opened)).check(body.getCode(), false);
            } else if (argument instanceof MethodCallExpression inner && takesTheBlock(inner)) {
                String written = written(inner);
                error(
                        inner,
                        "`" + verb + " " + written + " { }` hands the block to `" + written + "`",
                        "Maybe `" + verb + "(" + written + ") { ... }`.");
            } else {
                argument.visit(this);
            }
        }
    }

    /** The word, in its quotes if it has any. */
    private String written(MethodCallExpression call) {
        String word = String.valueOf(call.getMethodAsString());
        String line = source.getSource().getLine(call.getLineNumber(), null);
        int at = call.getColumnNumber() - 1;
        boolean quoted = line != null && at >= 0 && at < line.length() && "'\"".indexOf(line.charAt(at)) >= 0;
        return quoted ? line.charAt(at) + word + line.charAt(at) : word;
    }

    /** Whether a word that opens nothing was given a block: {@code search tiny { }}. */
    private boolean takesTheBlock(MethodCallExpression call) {
        List<Expression> arguments = arguments(call);
        return call.isImplicitThis()
                && arguments.size() == 1
                && arguments.get(0) instanceof ClosureExpression
                && call.getMethodAsString() != null
                && !isVerb(call.getMethodAsString());
    }

    static List<Expression> arguments(MethodCallExpression call) {
        return call.getArguments() instanceof TupleExpression tuple
                ? tuple.getExpressions()
                : List.of(call.getArguments());
    }
}
