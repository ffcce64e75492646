package org.holdfast;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Real purchase histories, which are not part of the project. If they are missing, the tests that need them are skipped
 * with a message.
 */
public final class SharedData {

    public static final Path CDNOW = file("cdnow_master.csv");
    public static final Path ONLINE_RETAIL = file("online_retail_invoices.csv");

    private SharedData() {}

    public static void needs(Path file) {
        assumeTrue(
                Files.exists(file),
                () -> "Skipped: " + file
                        + " is missing. It is not part of the project; set -Dholdfast.data=FOLDER or HOLDFAST_DATA.");
    }

    /** Without a folder, the name alone is returned: it does not exist, and the message names it. */
    private static Path file(String name) {
        return Path.of(System.getProperty("holdfast.data", System.getenv().getOrDefault("HOLDFAST_DATA", "")), name);
    }
}
