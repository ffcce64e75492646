package org.holdfast.rules.table.xlsx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads a zip in memory by its central directory, as spreadsheet programs do, so that what is checked is what they
 * show. ({@code ZipInputStream} reads the entries sequentially, and fails on workbooks written by some programs.)
 * Declared sizes are not trusted.
 */
final class ZipDirectory {

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LISTED = 0x02014b50;
    private static final int LISTED_LENGTH = 46;
    private static final int FILE = 0x04034b50;
    private static final int FILE_LENGTH = 30;
    private static final int MAX_COMMENT_LENGTH = 65_535;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    private final ByteBuffer bytes;
    private final int files;
    private int next;

    private String name = "";
    private int flags;
    private int method;
    private int crc;
    private int stored;
    private int start;

    ZipDirectory(byte[] bytes) throws UnreadableWorkbook {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int end = bytes.length - END_LENGTH;
        int first = Math.max(0, end - MAX_COMMENT_LENGTH);
        while (end >= first && this.bytes.getInt(end) != END) {
            end--;
        }
        if (end < first) {
            throw bytes.length > END_LENGTH && this.bytes.getInt(0) == FILE
                    ? UnreadableWorkbook.damaged()
                    : UnreadableWorkbook.noWorkbook();
        }
        this.files = number(end + 10);
        this.next = this.bytes.getInt(end + 16);
    }

    int files() {
        return files;
    }

    /** Advances to the next file; may be called {@link #files()} times. */
    void next() throws UnreadableWorkbook {
        try {
            if (bytes.getInt(next) != LISTED) {
                throw UnreadableWorkbook.damaged();
            }
            flags = number(next + 8);
            method = number(next + 10);
            crc = bytes.getInt(next + 16);
            stored = bytes.getInt(next + 20);
            int file = bytes.getInt(next + 42);
            int nameLength = number(next + 28);
            name = new String(bytes.array(), next + LISTED_LENGTH, nameLength, StandardCharsets.UTF_8);
            next += LISTED_LENGTH + nameLength + number(next + 30) + number(next + 32);
            if (bytes.getInt(file) != FILE) {
                throw UnreadableWorkbook.damaged();
            }
            start = file + FILE_LENGTH + number(file + 26) + number(file + 28);
        } catch (IndexOutOfBoundsException e) {
            throw UnreadableWorkbook.damaged();
        }
    }

    String name() {
        return name;
    }

    boolean isEncrypted() {
        return (flags & 1) != 0;
    }

    /** Returns the content of the file; if it is longer than {@code max}, its first {@code max + 1} bytes. */
    byte[] content(int max) throws UnreadableWorkbook {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try {
            if (method == DEFLATED) {
                inflate(content, max);
            } else if (method == STORED) {
                content.write(bytes.array(), start, stored);
            } else {
                throw UnreadableWorkbook.damaged();
            }
        } catch (DataFormatException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw UnreadableWorkbook.damaged();
        }
        CRC32 sum = new CRC32();
        sum.update(content.toByteArray());
        if (content.size() <= max && (int) sum.getValue() != crc) {
            throw UnreadableWorkbook.damaged();
        }
        return content.toByteArray();
    }

    private void inflate(ByteArrayOutputStream content, int max) throws DataFormatException, UnreadableWorkbook {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(bytes.array(), start, bytes.capacity() - start);
            byte[] buffer = new byte[8_192];
            while (!inflater.finished() && content.size() <= max) {
                int length = inflater.inflate(buffer, 0, Math.min(buffer.length, max + 1 - content.size()));
                if (length == 0 && !inflater.finished()) {
                    throw UnreadableWorkbook.damaged();
                }
                content.write(buffer, 0, length);
            }
        } finally {
            inflater.end();
        }
    }

    private int number(int position) {
        return bytes.getShort(position) & 0xffff;
    }
}
