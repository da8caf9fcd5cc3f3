package org.nasturtium.engine.backend;

import java.util.List;

/**
 * Numbers with extents, outside any native library; row-major. The array is not copied: treat it as read-only.
 */
public record Tensor(List<Integer> extents, float[] values) {
    public Tensor {
        extents = List.copyOf(extents);
        long elements = extents.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
        if (elements != values.length) {
            throw new IllegalArgumentException(
                    "tensor " + extents + " needs " + elements + " values, not " + values.length);
        }
    }
}
