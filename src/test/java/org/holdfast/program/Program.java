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
import org.holdfast.HoldfastApplication;
import org.holdfast.Patience;

/** Runs the packaged program as users do: in a separate process and its own folder. */
final class Program {

    private static final Path JAR = Path.of("target/holdfast.jar").toAbsolutePath();
    /** Starts the unpacked program, with an archive of its classes that the first start of a test run makes. */
    private static final Path SCRIPT = Path.of("target/holdfast/bin/holdfast").toAbsolutePath();
    /** The unpacked program, which names its libraries. */
    private static final Path UNPACKED =
            Path.of("target/holdfast/lib/holdfast.jar").toAbsolutePath();

    /**
     * A process that runs for seconds spends most of them on compilation; with only the first compiler it takes half
     * the time.
     */
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    private static final long PATIENCE_SECONDS = Patience.ENDLESS.toSeconds();

    private final Path folder;
    private final String java;
    private final List<String> start;

    /** Runs the script with the Java of this test run. */
    Program(Path folder) {
        this(folder, Path.of(System.getProperty("java.home"), "bin", "java").toString(), List.of(SCRIPT.toString()));
    }

    /** Runs the single jar with any Java. */
    Program(Path folder, String java) {
        this(folder, java, List.of(java, "-Xmx1g", QUICK_START, "-jar", JAR.toString()));
    }

    private Program(Path folder, String java, List<String> start) {
        this.folder = folder;
        this.java = java;
        this.start = start;
    }

    /** The result of a command. */
    record Result(int exit, String out, String err) {}

    static boolean isPackaged() {
        return Files.exists(JAR) && Files.exists(SCRIPT);
    }

    /** Returns all Java executables found on this machine. */
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

    /** Runs a command with a JVM option and with additional classes on the class path. */
    Result runBeside(Path classes, String setting, String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                java,
                "-Xmx1g",
                QUICK_START,
                setting,
                "-cp",
                UNPACKED + File.pathSeparator + classes,
                HoldfastApplication.class.getName()));
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

    /** Starts a server and waits until it prints its address. */
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
        List<String> command = new ArrayList<>(start);
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS", "-Xmx1g " + QUICK_START);
        builder.environment().put("HOLDFAST_WARM_UP_ENABLED", "false");
        return builder;
    }
}
