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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the files of a database to the account that runs the program, where the file system knows accounts. */
final class OwnerOnly {

    private static final Logger LOG = LoggerFactory.getLogger(OwnerOnly.class);
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private final DatabaseFile database;

    OwnerOnly(DatabaseFile database) {
        this.database = database;
    }

    /** Makes the folder where it is missing. */
    void makeFolder() throws IOException {
        Path folder = database.folder();
        if (Files.isDirectory(folder)) {
            return;
        }
        if (folder.getParent() != null) {
            Files.createDirectories(folder.getParent());
        }
        Files.createDirectories(
                folder,
                knowsAccounts(folder.getParent())
                        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(FOLDER)}
                        : new FileAttribute<?>[0]);
    }

    /** For a file that is about to be made. */
    FileAttribute<?>[] attributes() throws IOException {
        return knowsAccounts(database.folder())
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(FILE)}
                : new FileAttribute<?>[0];
    }

    /**
     * Closes what others can read: the files, and the folder where nothing else lies in it. Best effort: the password
     * keeps the data.
     */
    void close() {
        try {
            if (!knowsAccounts(database.folder())) {
                LOG.warn(
                        "The file system of {} knows no accounts. See to it that nobody else can read this folder.",
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
            LOG.warn("Others may be able to read the files in {}: {}", database.folder(), e.toString());
        }
    }

    /** What a second program has just removed need not be closed. */
    private static void restrict(Path path, Set<PosixFilePermission> allowed) throws IOException {
        try {
            if (!Files.getPosixFilePermissions(path).equals(allowed)) {
                Files.setPosixFilePermissions(path, allowed);
            }
        } catch (NoSuchFileException e) {
            LOG.debug("{} is gone", path);
        }
    }

    private static boolean knowsAccounts(Path folder) throws IOException {
        return Files.exists(folder, LinkOption.NOFOLLOW_LINKS)
                && Files.getFileStore(folder).supportsFileAttributeView("posix");
    }
}
