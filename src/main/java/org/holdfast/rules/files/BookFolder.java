package org.holdfast.rules.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Reads the files of a rule book from a folder. */
final class BookFolder {

    private BookFolder() {}

    static BookSource read(Path given) {
        if (!Files.isDirectory(given)) {
            throw new BookUnreadable(
                    "There is no folder " + given.toAbsolutePath().normalize()
                            + ". Maybe start in the project's folder, or name the rule book with"
                            + " --holdfast.rules.dir=FOLDER.");
        }
        Path folder = realPath(given);
        try (Stream<Path> walk = Files.walk(folder)) {
            BookCollector collector = new BookCollector();
            for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
                String path = folder.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), "/");
                if (BookSource.counts(path)) {
                    collector.add(path, readFile(file, path));
                }
            }
            return collector.source();
        } catch (IOException | UncheckedIOException e) {
            throw new BookUnreadable(folder + " could not be read: " + e.getMessage());
        }
    }

    /**
     * Resolves the folder, which may be a symbolic link. Links inside it are not followed, so that a book never reaches
     * out of its folder.
     */
    private static Path realPath(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw new BookUnreadable(folder + " could not be read: " + e.getMessage());
        }
    }

    private static byte[] readFile(Path file, String path) throws IOException {
        if (Files.size(file) > BookSource.MAX_FILE_BYTES) {
            throw BookSource.fileTooLarge(path);
        }
        return Files.readAllBytes(file);
    }
}
