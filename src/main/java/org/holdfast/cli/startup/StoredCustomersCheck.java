package org.holdfast.cli.startup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks whether a database exists without creating one: a command that needs none must not leave one behind. */
final class StoredCustomersCheck {

    private static final Pattern EMBEDDED = Pattern.compile("jdbc:h2:(?:file:)?([^;]+).*");
    private static final String ENDING = ".mv.db";

    private StoredCustomersCheck() {}

    /** Returns whether the file of an embedded database exists, or whether any other database is configured. */
    static boolean exists(String url) {
        Matcher embedded = EMBEDDED.matcher(url);
        if (!embedded.matches()) {
            return !url.isBlank();
        }
        String path = embedded.group(1);
        return !path.startsWith("mem:") && (path.startsWith("tcp:") || Files.exists(Path.of(expanded(path) + ENDING)));
    }

    private static String expanded(String path) {
        return path.startsWith("~") ? System.getProperty("user.home") + path.substring(1) : path;
    }
}
