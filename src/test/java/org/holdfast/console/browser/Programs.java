package org.holdfast.console.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** The browser of this machine and the program that drives it. Nothing is downloaded. */
record Programs(Path chromium, Path driver) {

    private static final String TODO =
            " is not on the PATH; install the Debian packages chromium and chromium-driver, as .ci/run does.";

    static Programs find() {
        return new Programs(
                program("chromium").orElseThrow(), program("chromedriver").orElseThrow());
    }

    /** Returns why there is no browser to test with; empty if there is one. */
    static Optional<String> missing() {
        return Arrays.stream(new String[] {"chromium", "chromedriver"})
                .filter(name -> program(name).isEmpty())
                .findFirst()
                .map(name -> name + TODO);
    }

    private static Optional<Path> program(String name) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
