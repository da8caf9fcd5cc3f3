package org.nasturtium.torch;

import org.bytedeco.pytorch.Dispatcher;
import org.bytedeco.pytorch.GenericList;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.OperatorHandle;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorList;
import org.bytedeco.pytorch.TensorVector;

/** An operator of libtorch that the Java binding leaves out, called by its name through the dispatcher. */
final class Operator {
    private final OperatorHandle handle;

    Operator(String name, String overload) {
        this.handle = Native.kept(Dispatcher.singleton().findSchemaOrThrow(name, overload));
    }

    /** Calls it with these arguments in the order of its schema. */
    void call(IValue... arguments) {
        handle.callBoxed(new IValueVector(arguments));
    }

    /** A list of tensors as an argument. */
    static IValue list(Tensor... tensors) {
        // the binding converts no tensor list, but every list is one pointer to the same structure
        return new IValue(new GenericList(new TensorList(new TensorVector(tensors))));
    }

    /** No value for an optional argument. */
    static IValue none() {
        return new IValue();
    }
}
