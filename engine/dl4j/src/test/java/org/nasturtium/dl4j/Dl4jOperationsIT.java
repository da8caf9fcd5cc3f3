package org.nasturtium.dl4j;

import org.nasturtium.engine.backend.Backend;
import org.nasturtium.engine.backend.OperationContract;

final class Dl4jOperationsIT extends OperationContract {
    @Override
    protected Backend backend() {
        return new Dl4jBackend();
    }
}
