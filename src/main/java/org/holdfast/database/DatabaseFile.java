package org.holdfast.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files of an embedded database.
 *
 * @param base path of the files without their extensions, such as {@code data/holdfast}
 */
record DatabaseFile(Path base) {

    private static final String PREFIX = "jdbc:h2:";
    /** Matches databases that are not local files: in memory, on a server, in a zip. */
    private static final Pattern ELSEWHERE = Pattern.compile("[a-zA-Z]{2,}:.*");

    /** Returns the file named by a JDBC URL, or empty for any other kind of database. */
    static Optional<DatabaseFile> of(String url) {
        if (!url.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String name = url.substring(PREFIX.length()).split(";", 2)[0];
        String path = name.startsWith("file:") ? name.substring("file:".length()) : name;
        if (ELSEWHERE.matcher(path).matches()) {
            return Optional.empty();
        }
        String home = path.startsWith("~/") ? System.getProperty("user.home") + path.substring(1) : path;
        return Optional.of(new DatabaseFile(Path.of(home).toAbsolutePath().normalize()));
    }

    Path folder() {
        return Objects.requireNonNull(base.getParent(), "The path of a file is never a root");
    }

    /** The data file. */
    Path data() {
        return with(".mv.db");
    }

    /** The file with the password of the database user. */
    Path password() {
        return with(".password");
    }

    boolean exists() {
        return Files.exists(data());
    }

    /** Returns whether a file belongs to this database. */
    boolean owns(Path file) {
        return file.getFileName().toString().startsWith(base.getFileName() + ".");
    }

    private Path with(String ending) {
        return base.resolveSibling(base.getFileName() + ending);
    }
}
