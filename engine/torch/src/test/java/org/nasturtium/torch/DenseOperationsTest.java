package org.nasturtium.torch;

import org.nasturtium.engine.backend.Backend;
import org.nasturtium.engine.backend.OperationContract;

final class DenseOperationsTest extends OperationContract {
    @Override
    protected Backend backend() {
        return new TorchBackend(Precision.SINGLE, MemoryLayout.DENSE);
    }
}
