package org.nasturtium.torch;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Carries numbers between Java arrays and tensors of one device and precision. */
final class Native implements AutoCloseable {
    private final Precision precision;
    private final Device device;

    Native(Precision precision, String deviceName) {
        this.precision = precision;
        this.device = new Device(deviceName);
    }

    boolean isCpu() {
        return device.is_cpu();
    }

    boolean isSingle() {
        return precision == Precision.SINGLE;
    }

    ScalarType type() {
        return isSingle() ? ScalarType.Float : ScalarType.Double;
    }

    /** A new tensor with a copy of the numbers, outside any scope. */
    Tensor owned(float[] values, long... extents) {
        return Scope.of(() ->
                kept(placed(torch.from_blob(new FloatPointer(values), extents).clone())));
    }

    /** The pointer, surviving the scope that it was made in; its owner has to close it. */
    static <P extends Pointer> P kept(P pointer) {
        pointer.retainReference();
        return pointer;
    }

    /** Overwrites a tensor. */
    void write(Tensor target, float[] values) {
        Scope.of(() -> target.detach().copy_(torch.from_blob(new FloatPointer(values), extents(target))));
    }

    /** A copy of a tensor's numbers. */
    float[] read(Tensor tensor) {
        return Scope.of(() -> {
            Tensor here = tensor.detach().cpu().to(ScalarType.Float).contiguous();
            float[] values = new float[Math.toIntExact(here.numel())];
            here.data_ptr_float().get(values);
            return values;
        });
    }

    /** Overwrites a tensor. */
    void write(Tensor target, double[] values) {
        Scope.of(() -> target.detach()
                .copy_(torch.from_blob(
                        new DoublePointer(values), extents(target), new TensorOptions(ScalarType.Double))));
    }

    /** A copy of a tensor's numbers in double precision. */
    double[] readDouble(Tensor tensor) {
        return Scope.of(() -> {
            Tensor here = tensor.detach().cpu().to(ScalarType.Double).contiguous();
            double[] values = new double[Math.toIntExact(here.numel())];
            here.data_ptr_double().get(values);
            return values;
        });
    }

    /** The tensor on this device in this precision. */
    Tensor placed(Tensor tensor) {
        return isCpu() && isSingle() ? tensor : tensor.to(device, type());
    }

    /** The tensor on this device, in its own type. */
    Tensor moved(Tensor tensor) {
        return isCpu() ? tensor : tensor.to(device, tensor.scalar_type());
    }

    static long[] extents(Tensor tensor) {
        long[] extents = new long[Math.toIntExact(tensor.dim())];
        for (int i = 0; i < extents.length; i++) {
            extents[i] = tensor.size(i);
        }
        return extents;
    }

    @Override
    public void close() {
        device.close();
    }
}
