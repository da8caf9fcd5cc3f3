package org.nasturtium.kernel.comm;

import java.util.List;
import java.util.Map;

/**
 * What one side of a comm tells the other.
 *
 * @param data anything that JSON knows
 * @param buffers binary attachments
 */
public record CommMessage(Map<String, Object> data, List<byte[]> buffers) {
    public CommMessage {
        buffers = List.copyOf(buffers);
    }
}
