package org.nasturtium.kernel.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** {@code System.in} of cells: asks for a line when the last one is used up, never for more than is read. */
public final class CellInputStream extends InputStream {
    private final OutputRouter router;
    private final Input input;
    private byte[] line = new byte[0];
    private int position;

    public CellInputStream(OutputRouter router, Input input) {
        this.router = router;
        this.input = input;
    }

    @Override
    public int read() throws IOException {
        fill();
        return line[position++] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        fill();
        int count = Math.min(length, line.length - position);
        System.arraycopy(line, position, target, offset, count);
        position += count;
        return count;
    }

    @Override
    public int available() {
        return line.length - position;
    }

    private void fill() throws IOException {
        if (position == line.length) {
            CellOutput asker = router.current();
            if (asker == null) {
                throw new IOException("no cell runs that could ask for input");
            }
            line = (input.ask(asker, "", false) + "\n").getBytes(UTF_8);
            position = 0;
        }
    }
}
