package org.holdfast.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.Server;

/**
 * The packaged program, unpacked, with a class data archive for checking and publishing a rule book. It behaves like
 * the single jar but starts in a third of the time, and a test run starts it more than a hundred times.
 */
final class UnpackedProgram {

    private static UnpackedProgram made;

    private final Path jar;
    private final Path classes;

    private UnpackedProgram(Path jar, Path classes) {
        this.jar = jar;
        this.classes = classes;
    }

    /** Returns the unpacked program, created once per test run from the packaged jar. */
    static synchronized UnpackedProgram of(Path packaged) throws IOException, InterruptedException {
        if (made == null) {
            Path folder = Files.createTempDirectory(packaged.getParent(), "unpacked");
            made = new UnpackedProgram(
                    folder.resolve("program").resolve(packaged.getFileName()), folder.resolve("classes.jsa"));
            run(folder, "-Djarmode=tools", "-jar", packaged.toString(), "extract", "--destination", "program");
            Server.copyOfRules(folder);
            run(
                    folder,
                    "-XX:TieredStopAtLevel=1",
                    "-XX:ArchiveClassesAtExit=" + made.classes,
                    "-jar",
                    made.jar.toString(),
                    "rules",
                    "publish");
        }
        return made;
    }

    private static void run(Path folder, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(words));
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int exit = process.waitFor();
        assertThat(exit).as(command + ": " + Files.readString(output)).isZero();
    }

    /** Returns the part of the command line that locates the program. */
    List<String> start() {
        return List.of("-XX:SharedArchiveFile=" + classes, "-jar", jar.toString());
    }
}
