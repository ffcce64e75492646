package org.holdfast.spark;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.function.BooleanSupplier;
import org.holdfast.ClassPath;
import org.holdfast.Samples;
import org.holdfast.batch.CaseAnswer;
import org.holdfast.batch.CaseFolder;
import org.holdfast.decisioning.MadeUpBase;
import org.holdfast.facts.Customer;
import org.holdfast.rules.files.BookSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The artifact on a standalone cluster: a master and two workers as processes on this machine. An executor is killed, a
 * worker is frozen, and a customer has 20 000 orders; all the same, each customer is answered once and as without all
 * that.
 */
class SparkClusterIT {

    private static final int CUSTOMERS = 1_500;
    private static final int SECONDS = 240;
    private static final List<String> LOCAL = List.of("-Dspark.driver.host=127.0.0.1", "-Xmx1g");

    @TempDir
    private Path folder;

    private final List<Process> processes = new ArrayList<>();
    private String master = "";

    @BeforeEach
    void startCluster() throws Exception {
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
                "org.apache.spark.deploy.master.Master",
                "--host",
                "127.0.0.1",
                "--port",
                "" + port,
                "--webui-port",
                "0");
        await(() -> said("master").contains("Starting Spark master")
                || said("master").contains("bound to"));
        for (String each : List.of("worker1", "worker2")) {
            start(
                    each,
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
                    folder.resolve(each).toString(),
                    master);
        }
    }

    @AfterEach
    void stopCluster() throws Exception {
        for (Process each : processes) {
            each.descendants().forEach(ProcessHandle::destroyForcibly);
            each.destroyForcibly().waitFor();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private Process start(String name, String type, String... words) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(LOCAL);
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(each -> each.startsWith("--add-opens"))
                .forEach(command::add);
        command.addAll(List.of("-cp", folder.resolve("home/jars") + "/*", type));
        command.addAll(List.of(words));
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

    private String said(String name) {
        try {
            return Files.readString(folder.resolve(name + ".log"));
        } catch (IOException e) {
            return "";
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < SECONDS * 10 && !condition.getAsBoolean(); i++) {
            Thread.sleep(100);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private Process submit(String name, Path export) throws IOException {
        return start(
                name,
                "org.apache.spark.deploy.SparkSubmit",
                "--master",
                master,
                "--conf",
                "spark.executor.memory=1g",
                "--conf",
                "spark.driver.bindAddress=127.0.0.1",
                "--conf",
                "spark.driver.host=127.0.0.1",
                "--conf",
                "spark.ui.enabled=false",
                "--conf",
                "spark.network.timeout=20s",
                "--conf",
                "spark.network.timeoutInterval=5s",
                "--conf",
                "spark.executor.heartbeatInterval=4s",
                System.getProperty("spark.artifact"),
                "decide",
                "--export=" + export,
                "--out=" + folder.resolve("out-" + name),
                "--partitions=12",
                "--no-past");
    }

    private List<CaseAnswer> answers(String name) throws IOException {
        List<CaseAnswer> all = new ArrayList<>();
        try (CaseFolder.Answers read = new CaseFolder.Answers(folder.resolve("out-" + name))) {
            read.forEachRemaining(all::add);
        }
        return all;
    }

    /** Returns whether the job has finished parts of the long stage, and works on others. */
    private boolean isInTheMiddle(String name) {
        return said(name).split("Finished task [0-9.]+ in stage [3-9]", -1).length > 3;
    }

    @Test
    void everyCustomerIsAnsweredOnceWhateverDies() throws Exception {
        Path export = folder.resolve("export");
        List<Customer> base = new ArrayList<>(MadeUpBase.around(MadeUpExport.NOW, CUSTOMERS));
        base.add(MadeUpExport.withOrders("C-0000700x", 20_000));
        MadeUpExport.write(export, BookSource.read(Samples.SHIPPED), base, Map.of());
        LocalSpark.Ended local = LocalSpark.decide(export, folder.resolve("out-local"), "--no-past");
        assertThat(local.status()).as(local.said()).isZero();
        List<CaseAnswer> expected = answers("local");
        assertThat(expected).hasSize(CUSTOMERS + 1);

        Process killed = submit("killed", export);
        await(() -> isInTheMiddle("killed"));
        processes.get(1).children().findFirst().orElseThrow().destroyForcibly();
        assertThat(killed.waitFor()).as(said("killed")).isZero();
        assertThat(answers("killed")).isEqualTo(expected);

        Process frozen = submit("frozen", export);
        await(() -> isInTheMiddle("frozen"));
        List<Long> machine = new ArrayList<>(List.of(processes.get(2).pid()));
        processes.get(2).children().forEach(each -> machine.add(each.pid()));
        signal("-STOP", machine);
        try {
            assertThat(frozen.waitFor()).as(said("frozen")).isZero();
        } finally {
            signal("-CONT", machine);
        }
        assertThat(answers("frozen")).isEqualTo(expected);
    }

    private static void signal(String name, List<Long> machine) throws Exception {
        for (Long each : machine) {
            new ProcessBuilder("kill", name, each.toString()).start().waitFor();
        }
    }
}
