package org.holdfast;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The class path for a test that starts its own process, whether Maven or an IDE runs the tests. */
public final class ClassPath {

    private ClassPath() {}

    /** Returns the class path of the program and its tests. */
    public static String withTests() {
        return entries().collect(Collectors.joining(File.pathSeparator));
    }

    /** Returns the class path of the program alone, without the settings of the tests. */
    public static String ofTheProgram() {
        return entries().filter(each -> !each.endsWith("test-classes")).collect(Collectors.joining(File.pathSeparator));
    }

    private static Stream<String> entries() {
        Stream<String> found = Thread.currentThread().getContextClassLoader() instanceof URLClassLoader loader
                ? Arrays.stream(loader.getURLs())
                        .map(URL::toString)
                        .map(URI::create)
                        .map(Path::of)
                        .map(Path::toString)
                : Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator));
        return found.map(each -> Path.of(each).toAbsolutePath().toString());
    }
}
