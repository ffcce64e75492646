package org.holdfast.authoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.rules.files.BookSource;

/** Writes files into a rules folder: all of them, or none. */
public final class RulesFolder {

    private final Path folder;
    private final Deque<Undo> done = new ArrayDeque<>();

    /** A step back. */
    private interface Undo {
        void run() throws IOException;
    }

    private RulesFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * @param before what was read from the folder; a file that has changed since is not overwritten
     * @param files whole contents by path
     * @throws IOException when something cannot be written; the folder is then as it was
     */
    public static void write(Path folder, BookSource before, Map<String, byte[]> files) throws IOException {
        RulesFolder writing = new RulesFolder(folder.toRealPath());
        try {
            for (Map.Entry<String, byte[]> file : new TreeMap<>(files).entrySet()) {
                writing.write(file.getKey(), before, file.getValue());
            }
        } catch (IOException e) {
            writing.undo(e);
            throw e;
        }
    }

    private void write(String path, BookSource before, byte[] content) throws IOException {
        Path file = folder.resolve(path);
        makeFolder(file.getParent());
        if (!before.has(path)) {
            Files.write(file, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            done.push(() -> Files.delete(file));
            return;
        }
        byte[] old = before.bytes(path);
        if (!Arrays.equals(old, Files.readAllBytes(file))) {
            throw new IOException(path + " was changed in the meantime. Try again.");
        }
        // Over the old content, so that owner, rights and links of the file stay what they are.
        done.push(() -> Files.write(file, old));
        Files.write(file, content);
    }

    /** A link could lead out of the rule book. */
    private void makeFolder(Path wanted) throws IOException {
        if (!Files.isDirectory(wanted)) {
            makeFolder(wanted.getParent());
            Files.createDirectory(wanted);
            done.push(() -> Files.delete(wanted));
        } else if (!wanted.toRealPath().startsWith(folder)) {
            throw new IOException(folder.relativize(wanted) + " leads out of the rules folder.");
        }
    }

    private void undo(IOException cause) {
        while (!done.isEmpty()) {
            try {
                done.pop().run();
            } catch (IOException e) {
                cause.addSuppressed(e);
            }
        }
    }
}
