package org.nasturtium.dsl.word;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a method as a verb of the DSL and says all that help, completion and the manual know of it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Word {
    /** How it is written: {@code dense units: 64, dropout: 0.5}. */
    String signature();

    /** What it is for, one line. */
    String does();

    /** What holds when it or its options are left out; empty if nothing does. */
    String usual() default "";

    /** Lines that run, inside the verb's own block. */
    String example();
}
