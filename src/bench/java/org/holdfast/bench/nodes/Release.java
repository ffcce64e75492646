package org.holdfast.bench.nodes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Release 0.1.0, built from its commit once: the newest release there is, so the one that a server is upgraded from.
 *
 * @param folder its sources, with the program in {@code target} and its rules in {@code rules}
 */
public record Release(Path folder) {

    private static final String COMMIT = "7c682db3";

    /** Builds the release in a folder unless it is there already. */
    public static Release built() throws IOException, InterruptedException {
        Path folder = Path.of(System.getProperty("release.folder", "target/release-0.1.0"))
                .toAbsolutePath();
        Release release = new Release(folder);
        if (!Files.exists(release.jar())) {
            Files.createDirectories(folder);
            run(Path.of("").toAbsolutePath(), "git archive " + COMMIT + " | tar x -C '" + folder + "'");
            run(folder, "mvn -B -q package -Dmaven.test.skip=true -Dcodegen.skip=true -Dspotless.check.skip=true");
        }
        return release;
    }

    Path jar() {
        return folder.resolve("target/holdfast.jar");
    }

    Path rules() {
        return folder.resolve("rules");
    }

    private static void run(Path folder, String command) throws IOException, InterruptedException {
        if (new ProcessBuilder("sh", "-c", command)
                        .directory(folder.toFile())
                        .inheritIO()
                        .start()
                        .waitFor()
                != 0) {
            throw new IllegalStateException("Release 0.1.0 could not be built in " + folder);
        }
    }
}
