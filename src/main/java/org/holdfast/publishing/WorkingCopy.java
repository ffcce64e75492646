package org.holdfast.publishing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;
import org.holdfast.rules.files.BookChanges;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.files.BookUnreadable;

/** The rules folder, in which people edit. */
public final class WorkingCopy {

    private final Path folder;

    public WorkingCopy(Path folder) {
        this.folder = folder;
    }

    public Path folder() {
        return folder;
    }

    /** @throws BookUnreadable if there is no folder, or if it cannot be a rule book */
    public BookSource read() {
        return BookSource.read(folder);
    }

    /**
     * Makes the folder contain exactly these files of a rule book. Documentation and retired rules are not changed.
     *
     * @return the changes
     */
    BookChanges write(BookSource wanted) {
        // An old publication may have paths that are no longer allowed; then nothing is written.
        wanted.checkPaths();
        BookSource now = Files.isDirectory(folder) ? read() : BookSource.of(Map.of());
        BookChanges changes = BookChanges.between(now, wanted);
        try {
            for (BookChanges.FileChange change : changes.files()) {
                Path file = folder.resolve(change.path());
                if (change.how() == BookChanges.How.GONE) {
                    Files.delete(file);
                    deleteEmptyParents(file);
                } else {
                    replace(file, wanted.bytes(change.path()));
                }
            }
        } catch (IOException e) {
            throw new BookUnreadable("Cannot write the folder " + folder + ": " + e.getMessage());
        }
        return changes;
    }

    /** Replaces a file atomically, so that no reader sees a partial file. */
    private static void replace(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Path temporary = file.resolveSibling("." + file.getFileName() + "~");
        try {
            Files.write(temporary, content);
            if (Files.exists(file)) {
                copyPermissions(file, temporary);
            }
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Keeps permissions that were granted to a team. */
    private static void copyPermissions(Path from, Path to) throws IOException {
        if (from.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
        }
    }

    private void deleteEmptyParents(Path file) throws IOException {
        Path parent = file.getParent();
        while (parent != null && !parent.equals(folder) && isEmpty(parent)) {
            Files.delete(parent);
            parent = parent.getParent();
        }
    }

    private static boolean isEmpty(Path folder) {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
