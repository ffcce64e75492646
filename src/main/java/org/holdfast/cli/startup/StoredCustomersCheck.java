package org.holdfast.cli.startup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether there is a database to ask, without making one: a command that needs none must not leave one behind. */
final class StoredCustomersCheck {

    private static final Pattern EMBEDDED = Pattern.compile("jdbc:h2:(?:file:)?([^;]+).*");
    private static final String ENDING = ".mv.db";

    private StoredCustomersCheck() {}

    /** An embedded database is there when its file is; another one is there when somebody has named it. */
    static boolean areAt(String url) {
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
