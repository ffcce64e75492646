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

/** The rules folder, where people edit. */
public final class WorkingCopy {

    private final Path folder;

    public WorkingCopy(Path folder) {
        this.folder = folder;
    }

    public Path folder() {
        return folder;
    }

    /** @throws BookUnreadable when there is no folder, or not one that can be a rule book */
    public BookSource read() {
        return BookSource.read(folder);
    }

    /**
     * Makes the folder hold exactly these files of a rule book; documentation and retired rules stay as they are.
     *
     * @return the changes that were made
     */
    BookChanges write(BookSource wanted) {
        // An old publication may have paths that are refused today; then nothing is written.
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
            throw new BookUnreadable("The folder " + folder + " could not be written: " + e.getMessage());
        }
        return changes;
    }

    /** Replaces the file in one step, so that no reader sees half a file. */
    private static void replace(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.getParent());
        Path half = file.resolveSibling("." + file.getFileName() + "~");
        try {
            Files.write(half, content);
            if (Files.exists(file)) {
                copyPermissions(file, half);
            }
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(half);
        }
    }

    /** The replaced file may have been shared with a team. */
    private static void copyPermissions(Path from, Path to) throws IOException {
        if (from.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
        }
    }

    private void deleteEmptyParents(Path file) throws IOException {
        for (Path parent = file.getParent(); !parent.equals(folder) && isEmpty(parent); parent = parent.getParent()) {
            Files.delete(parent);
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
