package org.holdfast.spark;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.holdfast.ClassPath;
import org.holdfast.Patience;

/** A standalone cluster on this machine: a master and workers of one core each, as processes. */
final class LocalCluster implements AutoCloseable {

    private static final List<String> JVM = List.of("-Dspark.driver.host=127.0.0.1", "-Xmx1g");

    private final Path folder;
    private final String master;
    private final List<Process> processes = new ArrayList<>();
    private final List<Process> workers = new ArrayList<>();

    /** @param folder for logs and for what Spark stores */
    LocalCluster(Path folder, int workers) throws IOException {
        this.folder = folder;
        Path jars = Files.createDirectories(folder.resolve("home/jars"));
        for (String entry : ClassPath.withTests().split(File.pathSeparator)) {
            Path jar = Path.of(entry);
            // What the artifact brings itself must come from there.
            boolean own = entry.matches(".*/org/(springframework|drools|kie)/.*");
            if (entry.endsWith(".jar") && !own) {
                Files.createSymbolicLink(jars.resolve(jar.getFileName()), jar.toAbsolutePath());
            }
        }
        int port = freePort();
        master = "spark://127.0.0.1:" + port;
        start(
                "master",
                List.of(
                        "org.apache.spark.deploy.master.Master",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        "" + port,
                        "--webui-port",
                        "0"));
        Patience.until(() -> said("master").contains("Starting Spark master")
                || said("master").contains("bound to"));
        for (int i = 1; i <= workers; i++) {
            String name = "worker" + i;
            this.workers.add(start(
                    name,
                    List.of(
                            "org.apache.spark.deploy.worker.Worker",
                            "--host",
                            "127.0.0.1",
                            "--webui-port",
                            "0",
                            "-c",
                            "1",
                            "-m",
                            "2g",
                            "-d",
                            folder.resolve(name).toString(),
                            master)));
        }
    }

    /** Submits a job that decides for an export, into the folder {@code out-NAME}. */
    Process submit(String name, Path export, Map<String, String> settings) throws IOException {
        List<String> words = new ArrayList<>(List.of("org.apache.spark.deploy.SparkSubmit", "--master", master));
        Map.of(
                        "spark.executor.memory", "1g",
                        "spark.driver.bindAddress", "127.0.0.1",
                        "spark.driver.host", "127.0.0.1",
                        "spark.ui.enabled", "false")
                .forEach((key, value) -> words.addAll(List.of("--conf", key + "=" + value)));
        settings.forEach((key, value) -> words.addAll(List.of("--conf", key + "=" + value)));
        words.addAll(List.of(
                System.getProperty("spark.artifact"),
                "decide",
                "--export=" + export,
                "--out=" + folder.resolve("out-" + name),
                "--partitions=12",
                "--no-past"));
        return start(name, words);
    }

    /** Returns the worker of a number, from 0. */
    Process worker(int number) {
        return workers.get(number);
    }

    /** Returns what a process has printed. */
    String said(String name) {
        try {
            return Files.readString(folder.resolve(name + ".log"));
        } catch (IOException e) {
            return "";
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Process start(String name, List<String> words) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(JVM);
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(each -> each.startsWith("--add-opens"))
                .forEach(command::add);
        command.addAll(List.of("-cp", folder.resolve("home/jars") + "/*"));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "SPARK_HOME",
                        folder.resolve("home").toString(),
                        "SPARK_SCALA_VERSION",
                        "2.13",
                        "SPARK_LOCAL_IP",
                        "127.0.0.1"));
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    @Override
    public void close() throws InterruptedException {
        for (Process each : processes) {
            each.descendants().forEach(ProcessHandle::destroyForcibly);
            each.destroyForcibly().waitFor();
        }
    }
}
