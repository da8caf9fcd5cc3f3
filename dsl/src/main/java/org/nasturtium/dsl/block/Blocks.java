package org.nasturtium.dsl.block;

import groovy.lang.Closure;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.word.UnknownWord;

/** Runs the body of a block: the one place where delegates are set. */
public final class Blocks {
    private Blocks() {}

    /**
     * Lets a body fill a block. The body sees the block's verbs, then the script: never the words of a block around it.
     *
     * @return the block
     */
    public static <S extends Spec> S configure(S spec, Closure<?> body) {
        Closure<?> own = body.rehydrate(spec, body.getThisObject(), body.getThisObject());
        own.setResolveStrategy(Closure.DELEGATE_FIRST);
        try {
            own.call();
        } catch (MissingMethodException missing) {
            if (isWord(missing.getType())) {
                throw new UnknownWord(missing.getMethod(), missing.getArguments(), spec.getClass(), missing);
            }
            throw missing;
        } catch (MissingPropertyException missing) {
            if (isWord(missing.getType())) {
                throw new UnknownWord(String.valueOf(missing.getProperty()), null, spec.getClass(), missing);
            }
            throw missing;
        }
        return spec;
    }

    /** Whether something was looked up as a word of the DSL, rather than in a person's own object. */
    private static boolean isWord(@Nullable Class<?> type) {
        return type != null
                && (Spec.class.isAssignableFrom(type)
                        || Script.class.isAssignableFrom(type)
                        || groovy.lang.Closure.class.isAssignableFrom(type));
    }
}
