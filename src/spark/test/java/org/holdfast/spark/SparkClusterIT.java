package org.holdfast.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.holdfast.Patience;
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
    /** Executors are given up soon. */
    private static final Map<String, String> IMPATIENT = Map.of(
            "spark.network.timeout", "20s",
            "spark.network.timeoutInterval", "5s",
            "spark.executor.heartbeatInterval", "4s");

    @TempDir
    private Path folder;

    private LocalCluster cluster;

    @BeforeEach
    void startCluster() throws Exception {
        cluster = new LocalCluster(folder, 2);
    }

    @AfterEach
    void stopCluster() throws Exception {
        cluster.close();
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
        return cluster.said(name).split("Finished task [0-9.]+ in stage [3-9]", -1).length > 3;
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

        Process killed = cluster.submit("killed", export, IMPATIENT);
        Patience.until(() -> isInTheMiddle("killed"));
        cluster.worker(0).children().findFirst().orElseThrow().destroyForcibly();
        assertThat(killed.waitFor()).as(cluster.said("killed")).isZero();
        assertThat(answers("killed")).isEqualTo(expected);

        Process frozen = cluster.submit("frozen", export, IMPATIENT);
        Patience.until(() -> isInTheMiddle("frozen"));
        List<Long> machine = new ArrayList<>(List.of(cluster.worker(1).pid()));
        cluster.worker(1).children().forEach(each -> machine.add(each.pid()));
        signal("-STOP", machine);
        try {
            assertThat(frozen.waitFor()).as(cluster.said("frozen")).isZero();
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
