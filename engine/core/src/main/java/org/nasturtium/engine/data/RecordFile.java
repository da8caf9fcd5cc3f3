package org.nasturtium.engine.data;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads a file of records, gzip or plain, and knows at which byte it is, so that errors can tell. */
final class RecordFile implements Closeable {
    private static final int GZIP_MAGIC = 0x1f8b;

    private final Path file;
    private final InputStream in;
    private long position;

    private RecordFile(Path file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    /** Opens a file; what it holds is looked at, not what it is called. */
    static RecordFile open(Path file) {
        try {
            InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
            try {
                in.mark(2);
                int magic = in.read() << 8 | in.read();
                in.reset();
                return new RecordFile(
                        file, magic == GZIP_MAGIC ? new BufferedInputStream(new GZIPInputStream(in, 1 << 16)) : in);
            } catch (EOFException e) {
                in.close();
                throw new CorruptData(file + ": the gzip header is cut short\n" + CorruptData.FETCH_AGAIN, e);
            } catch (IOException | RuntimeException e) {
                in.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw new DataNotFound("there is no file " + file.toAbsolutePath(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** All of a file. */
    static byte[] readAll(Path file) {
        try (RecordFile records = open(file)) {
            return records.rest();
        }
    }

    long position() {
        return position;
    }

    /** The next bytes, {@code what} being their name for a person, {@code record 17}. */
    byte[] read(int bytes, String what) {
        byte[] read = next(bytes);
        if (read.length < bytes) {
            throw new CorruptData(file + ": ends at byte " + position + " in " + what + ", which needs "
                    + (bytes - read.length) + " bytes more\n" + CorruptData.FETCH_AGAIN);
        }
        return read;
    }

    /** A big-endian number of four bytes. */
    int readInt(String what) {
        byte[] b = read(Integer.BYTES, what);
        return (b[0] & 0xff) << 24 | (b[1] & 0xff) << 16 | (b[2] & 0xff) << 8 | (b[3] & 0xff);
    }

    /** Refuses bytes after the last record. */
    void requireEnd(String records) {
        if (next(1).length > 0) {
            throw new CorruptData(file + ": goes on at byte " + (position - 1) + " after " + records + "\n"
                    + CorruptData.FETCH_AGAIN);
        }
    }

    private byte[] rest() {
        return next(Integer.MAX_VALUE);
    }

    private byte[] next(int bytes) {
        try {
            byte[] read = in.readNBytes(bytes);
            position += read.length;
            return read;
        } catch (EOFException | ZipException e) {
            throw new CorruptData(
                    file + ": the gzip stream is cut short or damaged after byte " + position + " of its content ("
                            + e.getMessage() + ")\n" + CorruptData.FETCH_AGAIN,
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + file + ": " + e.getMessage(), e);
        }
    }
}
