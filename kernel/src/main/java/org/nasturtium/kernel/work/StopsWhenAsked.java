package org.nasturtium.kernel.work;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.codehaus.groovy.transform.GroovyASTTransformationClass;

/** Makes loops, closures and methods of a source look whether they should give up, and then throw. */
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.METHOD})
@GroovyASTTransformationClass(classes = StopChecks.class)
public @interface StopsWhenAsked {
    /** Looks at the start of methods and closures too. */
    boolean checkOnMethodStart() default true;

    /** Every class of the source, not only the annotated one. */
    boolean applyToAllClasses() default true;

    /** Every member of an annotated class. */
    boolean applyToAllMembers() default true;

    /** What is thrown. */
    Class<? extends Throwable> thrown() default InterruptedException.class;
}
