package org.holdfast.rules.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Reads a folder from a zip stream. Sizes declared in the zip are not trusted, and a megabyte can inflate to a
 * thousand: every inflated byte counts, including those of skipped entries, and reading stops with the first byte
 * beyond a limit.
 */
final class ZippedFolder {

    private final Predicate<String> wanted;
    private final byte[] buffer = new byte[8_192];
    private long total;

    /** @param wanted which paths to read; other entries are skipped */
    ZippedFolder(Predicate<String> wanted) {
        this.wanted = wanted;
    }

    /**
     * Returns the contents of the wanted files by path.
     *
     * @throws BookUnreadable if it is not a zip or exceeds a limit
     */
    Map<String, byte[]> read(InputStream zip) {
        Map<String, byte[]> files = new HashMap<>();
        int entries = 0;
        try (ZipInputStream in = new ZipInputStream(zip, StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (++entries > BookSource.MAX_FILES) {
                    throw BookSource.tooLarge("The zip");
                }
                if (entry.isDirectory() || !wanted.test(entry.getName())) {
                    skip(in);
                } else if (files.put(entry.getName(), content(in, entry.getName())) != null) {
                    throw new BookUnreadable("The zip contains " + entry.getName() + " twice.");
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new BookUnreadable("This is not a zip that can be read: "
                    + (e.getMessage() == null ? "it ends too early or is damaged" : e.getMessage()));
        }
        return files;
    }

    private byte[] content(InputStream in, String path) throws IOException {
        byte[] bytes = in.readNBytes(BookSource.MAX_FILE_BYTES + 1);
        if (bytes.length > BookSource.MAX_FILE_BYTES) {
            throw BookSource.fileTooLarge(path);
        }
        count(bytes.length);
        return bytes;
    }

    /** Skips an entry and counts its bytes; the library would inflate it to its end without a limit. */
    private void skip(InputStream in) throws IOException {
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            count(length);
        }
    }

    private void count(int bytes) {
        total += bytes;
        if (total > BookSource.MAX_BOOK_BYTES) {
            throw BookSource.tooLarge("The zip");
        }
    }
}
