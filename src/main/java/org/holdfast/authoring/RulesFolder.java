package org.holdfast.authoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.holdfast.rules.files.BookSource;

/** Writes files into a rules folder, either all of them or none. */
public final class RulesFolder {

    private final Path folder;
    private final Deque<Undo> undoSteps = new ArrayDeque<>();

    /** Reverts one change. */
    private interface Undo {
        void run() throws IOException;
    }

    private RulesFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Writes files.
     *
     * @param before content of the folder as it was read; a file that has changed since is not overwritten
     * @param files complete contents by path
     * @throws IOException if a file cannot be written; all changes are then reverted
     */
    public static void write(Path folder, BookSource before, Map<String, byte[]> files) throws IOException {
        RulesFolder target = new RulesFolder(folder.toRealPath());
        try {
            for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
                target.write(file.getKey(), before, file.getValue());
            }
        } catch (IOException e) {
            target.undo(e);
            throw e;
        }
    }

    private void write(String path, BookSource before, byte[] content) throws IOException {
        Path file = folder.resolve(path);
        createFolder(parent(file));
        if (!before.has(path)) {
            Files.write(file, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            undoSteps.push(() -> Files.delete(file));
            return;
        }
        byte[] old = before.bytes(path);
        if (!Arrays.equals(old, Files.readAllBytes(file))) {
            throw new IOException(path + " was changed in the meantime. Try again.");
        }
        // Overwritten rather than replaced, so that owner, permissions and links of the file are preserved.
        undoSteps.push(() -> Files.write(file, old));
        Files.write(file, content);
    }

    /** Creates a folder if necessary, and checks that no symbolic link leads out of the rules folder. */
    private void createFolder(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            createFolder(parent(path));
            Files.createDirectory(path);
            undoSteps.push(() -> Files.delete(path));
        } else if (!path.toRealPath().startsWith(folder)) {
            throw new IOException(folder.relativize(path) + " is outside of the rules folder.");
        }
    }

    private static Path parent(Path path) {
        return Objects.requireNonNull(path.getParent(), "inside the rules folder");
    }

    private void undo(IOException cause) {
        while (!undoSteps.isEmpty()) {
            try {
                undoSteps.pop().run();
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
        }
    }
}
