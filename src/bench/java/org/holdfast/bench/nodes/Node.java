package org.holdfast.bench.nodes;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.holdfast.HoldfastApplication;
import org.jspecify.annotations.Nullable;

/** A server in a process of its own, which can be killed, frozen, cut off from the database, and started again. */
final class Node implements AutoCloseable {

    private static final long START_SECONDS = 300;
    private static final long STOP_SECONDS = 60;
    /** Compilation for the long run would take several servers on a few cores minutes after each start. */
    private static final String OPTIONS = System.getProperty("nodes.options", "-XX:TieredStopAtLevel=1");

    private final String name;
    private final List<String> command;
    private final Path folder;
    private final int port;
    private final Wire database;
    private @Nullable Process process;
    private volatile boolean frozen;
    /** Since when it has been undisturbed, by {@link System#nanoTime()}. */
    private volatile long wellSince;

    /**
     * @param program how to start the program, up to its settings
     * @param database the way to the database
     */
    Node(String name, List<String> program, List<String> settings, Path folder, Wire database) throws IOException {
        this.name = name;
        this.folder = Files.createDirectories(folder.resolve(name));
        this.database = database;
        this.port = freePort();
        this.command = new ArrayList<>(program);
        command.add("--server.port=" + port);
        command.addAll(settings);
    }

    /** Returns how to start this version of the program. */
    static List<String> current(String heap) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                OPTIONS,
                "-cp",
                System.getProperty("java.class.path"),
                HoldfastApplication.class.getName());
    }

    /** Returns how to start the server of a packaged version. */
    static List<String> packaged(Path jar, String heap) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                OPTIONS,
                "-jar",
                jar.toString(),
                "serve");
    }

    void start() throws IOException {
        process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
        // Whoever interrupts the bench wants no servers left.
        Runtime.getRuntime().addShutdownHook(new Thread(running()::destroyForcibly));
    }

    Path log() {
        return folder.resolve("server.log");
    }

    void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!Balancer.isReady(this)) {
            if (!running().isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException(name + " did not start:\n" + Files.readString(log()));
            }
            Thread.sleep(100);
        }
        wellSince = System.nanoTime();
    }

    Process running() {
        if (process == null) {
            throw new IllegalStateException(name + " has not been started");
        }
        return process;
    }

    void kill() throws InterruptedException {
        running().destroyForcibly().waitFor();
    }

    void freeze() throws IOException, InterruptedException {
        frozen = true;
        signal("STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("CONT");
        frozen = false;
        wellSince = System.nanoTime();
    }

    private void signal(String which) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + which, String.valueOf(running().pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    Wire database() {
        return database;
    }

    /** Ends what was done to its way to the database. */
    void reconnect() {
        database.mend();
        wellSince = System.nanoTime();
    }

    /** Returns whether it has been undisturbed for so long. */
    boolean isWellFor(long seconds) {
        return process != null
                && process.isAlive()
                && !frozen
                && System.nanoTime() - wellSince > TimeUnit.SECONDS.toNanos(seconds);
    }

    void disturbed() {
        wellSince = Long.MAX_VALUE / 2;
    }

    String name() {
        return name;
    }

    InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Stops it as an operator does; what does not stop is killed. */
    @Override
    public void close() throws InterruptedException {
        if (process != null) {
            database.mend();
            process.destroy();
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }
}
