package org.holdfast.program;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.holdfast.Patience;

/** Runs the packaged program as people do: in a process of its own, in a folder of its own. */
final class Program {

    private static final Path JAR = Path.of("target/holdfast.jar").toAbsolutePath();
    /** What the jar starts with. */
    private static final String LAUNCHER = "org.springframework.boot.loader.launch.JarLauncher";
    /**
     * A process that lives for seconds spends most of them on compiling; with the first compiler alone it takes half
     * the time.
     */
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    private static final long PATIENCE_SECONDS = Patience.ENDLESS.toSeconds();

    private final Path folder;
    private final String java;
    private final List<String> start;

    /** Starts from the unpacked jar, by the java of this test run. */
    Program(Path folder) throws IOException, InterruptedException {
        this(
                folder,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                UnpackedProgram.of(JAR).start());
    }

    /** Starts from the single jar, by any java. */
    Program(Path folder, String java) {
        this(folder, java, List.of("-jar", JAR.toString()));
    }

    private Program(Path folder, String java, List<String> start) {
        this.folder = folder;
        this.java = java;
        this.start = start;
    }

    /** What a command left behind. */
    record Result(int exit, String out, String err) {}

    static boolean isPackaged() {
        return Files.exists(JAR);
    }

    /** Every java that can be found on this machine. */
    static List<String> javas() throws IOException {
        List<String> found = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java")
                .toRealPath()
                .toString()));
        Path all = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(all)) {
            try (Stream<Path> list = Files.list(all)) {
                for (Path each : (Iterable<Path>) list::iterator) {
                    Path java = each.resolve("bin/java");
                    if (Files.isExecutable(java)
                            && !found.contains(java.toRealPath().toString())) {
                        found.add(java.toRealPath().toString());
                    }
                }
            }
        }
        return found;
    }

    Result run(String... words) throws Exception {
        return run(builder(words));
    }

    /** Runs with a setting of the Java machine, and with classes from a folder within reach of the program. */
    Result runBeside(Path classes, String setting, String... words) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(java, "-Xmx1g", QUICK_START, setting, "-cp", JAR + File.pathSeparator + classes, LAUNCHER));
        command.addAll(List.of(words));
        return run(new ProcessBuilder(command).directory(folder.toFile()));
    }

    private static Result run(ProcessBuilder builder) throws Exception {
        Path out = Files.createTempFile("out", ".txt");
        Path err = Files.createTempFile("err", ".txt");
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("Still running after " + PATIENCE_SECONDS + " s: " + builder.command() + "\n"
                    + Files.readString(err));
        }
        return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** Starts a server and waits until it says where it listens. */
    Running serve(String... words) throws Exception {
        Path out = Files.createTempFile("serve", ".txt");
        Process process = builder(words)
                .redirectOutput(out.toFile())
                .redirectError(out.toFile())
                .start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (process.isAlive() && System.nanoTime() < deadline) {
            String text = Files.readString(out, StandardCharsets.UTF_8);
            if (text.contains("is listening on ")) {
                return new Running(process, text.replaceAll("(?s).*is listening on (http://\\S+).*", "$1"), text);
            }
            Thread.sleep(50);
        }
        process.destroyForcibly();
        throw new AssertionError("No server: " + Files.readString(out));
    }

    /** A server process. */
    record Running(Process process, String base, String text) implements AutoCloseable {

        @Override
        public void close() throws Exception {
            process.destroy();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }

        void kill() throws Exception {
            process.destroyForcibly().waitFor();
        }
    }

    private ProcessBuilder builder(String... words) {
        List<String> command = new ArrayList<>(List.of(java, "-Xmx1g", QUICK_START));
        command.addAll(start);
        command.addAll(List.of(words));
        return new ProcessBuilder(command).directory(folder.toFile());
    }
}
