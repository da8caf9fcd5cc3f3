package org.nasturtium.dsl.block;

import groovy.lang.GroovyObjectSupport;
import groovy.lang.MissingPropertyException;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.word.DslError;
import org.nasturtium.dsl.word.Word;

/**
 * What every block is built on: it has verbs and nothing to read, so that a person's variable of any name is seen
 * inside a block.
 */
public abstract class Spec extends GroovyObjectSupport {
    @Override
    public Object getProperty(String name) {
        throw new MissingPropertyException(name, getClass());
    }

    @Override
    public void setProperty(String name, @Nullable Object value) {
        for (var method : getClass().getMethods()) {
            if (method.getName().equals(name) && method.isAnnotationPresent(Word.class)) {
                throw new DslError(
                        "`" + name + " = ...` sets a variable and is not heard by the block",
                        "Maybe `" + name + " ...` without the `=`.");
            }
        }
        throw new MissingPropertyException(name, getClass());
    }
}
