package org.nasturtium.kernel.work;

import groovyjarjarasm.asm.ClassReader;
import groovyjarjarasm.asm.ClassVisitor;
import groovyjarjarasm.asm.ClassWriter;
import groovyjarjarasm.asm.MethodVisitor;
import groovyjarjarasm.asm.Opcodes;
import org.codehaus.groovy.control.BytecodeProcessor;
import org.jspecify.annotations.Nullable;

/**
 * Gives the closures of cells {@link CellClosure} as their superclass. Groovy makes their classes after all that sees
 * the source, so that this can be done in the finished class only.
 */
public final class CellBytecode implements BytecodeProcessor {
    private static final String CLOSURE = "groovy/lang/Closure";
    private static final String CELL_CLOSURE = "org/nasturtium/kernel/work/CellClosure";

    @Override
    public byte[] processBytecode(String name, byte[] original) {
        ClassReader reader = new ClassReader(original);
        if (!CLOSURE.equals(reader.getSuperName())) {
            return original;
        }
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new Superclass(writer), 0);
        return writer.toByteArray();
    }

    private static final class Superclass extends ClassVisitor {
        Superclass(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                String superName,
                String @Nullable [] interfaces) {
            super.visit(version, access, name, signature, CELL_CLOSURE, interfaces);
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            return "<init>".equals(name) ? new Constructor(next) : next;
        }
    }

    /** Calls the constructor of the new superclass. */
    private static final class Constructor extends MethodVisitor {
        Constructor(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            boolean superclass = opcode == Opcodes.INVOKESPECIAL && CLOSURE.equals(owner) && "<init>".equals(name);
            super.visitMethodInsn(opcode, superclass ? CELL_CLOSURE : owner, name, descriptor, isInterface);
        }
    }
}
