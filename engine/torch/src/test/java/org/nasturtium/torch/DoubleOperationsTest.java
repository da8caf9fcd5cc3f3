package org.nasturtium.torch;

import org.nasturtium.engine.backend.Backend;
import org.nasturtium.engine.backend.OperationContract;

final class DoubleOperationsTest extends OperationContract {
    @Override
    protected Backend backend() {
        return new TorchBackend(Precision.DOUBLE, MemoryLayout.DENSE);
    }

    @Override
    protected double valueTolerance() {
        return 1e-6; // predictions are handed over in single precision
    }

    @Override
    protected double gradientTolerance() {
        return 3e-7; // read off weights that moved in single precision
    }
}
