package org.holdfast.people.signin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file with the setup token, which only the account that runs Holdfast can read. */
final class SetupTokenFile {

    private static final Logger LOG = LoggerFactory.getLogger(SetupTokenFile.class);

    private final Path file;

    SetupTokenFile(Path file) {
        this.file = file.toAbsolutePath().normalize();
    }

    Path path() {
        return file;
    }

    /** Writes the token. A file that cannot be written is no failure, because the log has the token as well. */
    void write(String token) {
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            // Created again, so that permissions of an existing file have no effect.
            Files.deleteIfExists(file);
            boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            FileAttribute<?>[] ownerOnly = posix
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                    }
                    : new FileAttribute<?>[0];
            Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)
                    .close();
            Files.writeString(file, token + "\n");
        } catch (IOException e) {
            LOG.warn("The setup token cannot be written to {}: {}", file, e.toString());
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("The used setup token in {} cannot be deleted: {}", file, e.toString());
        }
    }
}
