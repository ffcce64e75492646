package org.holdfast.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Restricts the files of a database to the account that runs the program, on file systems with POSIX permissions. */
final class OwnerOnly {

    private static final Logger LOG = LoggerFactory.getLogger(OwnerOnly.class);
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private final DatabaseFile database;

    OwnerOnly(DatabaseFile database) {
        this.database = database;
    }

    /** Creates the folder if it does not exist. */
    void createFolder() throws IOException {
        Path folder = database.folder();
        if (Files.isDirectory(folder)) {
            return;
        }
        if (folder.getParent() != null) {
            Files.createDirectories(folder.getParent());
        }
        Files.createDirectories(
                folder,
                supportsPermissions(folder.getParent())
                        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(FOLDER)}
                        : new FileAttribute<?>[0]);
    }

    /** Returns the attributes for creating a file. */
    FileAttribute<?>[] attributes() throws IOException {
        return supportsPermissions(database.folder())
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(FILE)}
                : new FileAttribute<?>[0];
    }

    /**
     * Restricts the files, and the folder if it contains nothing else. This is best effort: the data is also protected
     * by the password.
     */
    void restrict() {
        try {
            if (!supportsPermissions(database.folder())) {
                LOG.warn(
                        "The file system of {} does not support permissions. Make sure that no other user can read this"
                                + " folder.",
                        database.folder());
                return;
            }
            List<Path> inside;
            try (Stream<Path> list = Files.list(database.folder())) {
                inside = list.toList();
            }
            if (inside.stream().allMatch(database::owns)) {
                restrict(database.folder(), FOLDER);
            }
            for (Path file : inside.stream()
                    .filter(database::owns)
                    .filter(Files::isRegularFile)
                    .toList()) {
                restrict(file, FILE);
            }
        } catch (IOException e) {
            LOG.warn("Cannot restrict access to the files in {}: {}", database.folder(), e.toString());
        }
    }

    /** Ignores a file that another program has just removed. */
    private static void restrict(Path path, Set<PosixFilePermission> allowed) throws IOException {
        try {
            if (!Files.getPosixFilePermissions(path).equals(allowed)) {
                Files.setPosixFilePermissions(path, allowed);
            }
        } catch (NoSuchFileException e) {
            LOG.debug("{} no longer exists", path);
        }
    }

    private static boolean supportsPermissions(@Nullable Path folder) throws IOException {
        return folder != null
                && Files.exists(folder, LinkOption.NOFOLLOW_LINKS)
                && Files.getFileStore(folder).supportsFileAttributeView("posix");
    }
}
