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
 * Reads a folder out of a zip, as a stream. What a zip says about its sizes is not believed, and a megabyte can unfold
 * into a thousand: so every byte that comes out counts, also of entries that nobody asked for, and reading stops with
 * the first one beyond a limit.
 */
final class ZippedFolder {

    private final Predicate<String> wanted;
    private final byte[] piece = new byte[8_192];
    private long total;

    /** @param wanted which paths are kept; the others are only passed over */
    ZippedFolder(Predicate<String> wanted) {
        this.wanted = wanted;
    }

    /**
     * The contents of the wanted files by path.
     *
     * @throws BookUnreadable when it is no zip or holds too much
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
                    passOver(in);
                } else if (files.put(entry.getName(), content(in, entry.getName())) != null) {
                    throw new BookUnreadable("The zip holds " + entry.getName() + " twice.");
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

    /** Left to the library, the rest of an entry would be unfolded to its end before anybody could stop it. */
    private void passOver(InputStream in) throws IOException {
        for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
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
