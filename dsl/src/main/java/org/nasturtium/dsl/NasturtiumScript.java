package org.nasturtium.dsl;

import groovy.lang.Closure;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.word.BlockName;
import org.nasturtium.dsl.word.Nouns;
import org.nasturtium.dsl.word.Vocabulary;

/**
 * What every script and every cell is: it has the top-level verbs, and knows the nouns behind a person's own variables.
 *
 * <p>A variable wins over a noun, never over a verb.
 */
@BlockName("script")
public abstract class NasturtiumScript extends Script {
    /** Every word that can be reached from a script. */
    public static final Vocabulary VOCABULARY = new Vocabulary(NasturtiumScript.class);

    // named apart, since Groovy reads private fields as properties
    private @Nullable DslContext dslContext;
    private @Nullable DslSession dslSession;

    /** Gives the script its surroundings, before it runs. */
    public void attach(DslContext context, DslSession session) {
        dslContext = context;
        dslSession = session;
    }

    @Override
    public Object getProperty(String property) {
        if (getBinding().hasVariable(property)) {
            return getBinding().getVariable(property);
        }
        Object noun = Nouns.value(property);
        return noun != null ? noun : super.getProperty(property);
    }

    @Override
    public @Nullable Object invokeMethod(String name, @Nullable Object args) {
        try {
            return super.invokeMethod(name, args);
        } catch (MissingMethodException missing) {
            if (!name.equals(missing.getMethod()) || missing.getType() != getClass()) {
                throw missing;
            }
            @Nullable Object[] given = args instanceof Object[] several ? several : new @Nullable Object[] {args};
            Closure<?> method = session().method(name);
            if (method != null) {
                return method.call(given);
            }
            Object noun = Nouns.make(name, given);
            if (noun != null) {
                return noun;
            }
            throw missing;
        }
    }

    /** Sleeps so that an interruption ends it, which Groovy's own {@code sleep} does not. */
    public void sleep(long milliseconds) throws InterruptedException {
        Thread.sleep(milliseconds);
    }

    protected DslContext context() {
        return Objects.requireNonNull(dslContext, "attach(...) first");
    }

    private DslSession session() {
        return Objects.requireNonNull(dslSession, "attach(...) first");
    }

    /** What a word that nobody knows is to Groovy. */
    static boolean isMissing(Throwable failure) {
        return failure instanceof MissingPropertyException || failure instanceof MissingMethodException;
    }
}
