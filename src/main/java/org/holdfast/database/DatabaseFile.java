package org.holdfast.database;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where an embedded database lies.
 *
 * @param base path of its files without their endings, such as {@code data/holdfast}
 */
record DatabaseFile(Path base) {

    private static final String PREFIX = "jdbc:h2:";
    /** What is not a file of this machine that this program opens: memory, a server, a zip. */
    private static final Pattern ELSEWHERE = Pattern.compile("[a-zA-Z]{2,}:.*");

    /** Of a URL that names one; none where the database is of another kind. */
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
        return base.getParent();
    }

    /** Holds the data. */
    Path data() {
        return with(".mv.db");
    }

    /** Holds the password of the program's user. */
    Path password() {
        return with(".password");
    }

    boolean exists() {
        return Files.exists(data());
    }

    /** Whether a file belongs to this database. */
    boolean owns(Path file) {
        return file.getFileName().toString().startsWith(base.getFileName() + ".");
    }

    private Path with(String ending) {
        return base.resolveSibling(base.getFileName() + ending);
    }
}
