package org.holdfast.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.holdfast.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a full disk has space again, all acknowledged data is there and the server need not be restarted. */
class DiskFullIT {

    private static final int BALLAST = 6_000_000;

    @TempDir
    private Path folder;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk.toString()) == 0,
                "Skipped: a small disk cannot be made here; mounting one takes root and a Linux that allows it.");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", "-l", disk.toString());
    }

    private static int run(String... command) throws Exception {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    @Test
    void theServerContinuesOnceThereIsSpace() throws Exception {
        String url = "jdbc:h2:file:" + disk.resolve("holdfast")
                + ";WRITE_DELAY=0;LOCK_TIMEOUT=10000;TRACE_LEVEL_FILE=0;AUTO_SERVER=TRUE";
        try (Server server =
                Server.asShipped(url, "--holdfast.demo=false", "--spring.datasource.hikari.connection-timeout=1000")) {
            Path ballast = disk.resolve("ballast");
            Files.write(ballast, new byte[BALLAST]);
            AtomicInteger acknowledged = new AtomicInteger();
            // The database may find a little space again, so that a single refusal does not mean that it stays refused.
            await().atMost(Duration.ofSeconds(120))
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> {
                        int status = put(server, acknowledged.get());
                        if (status == 201) {
                            acknowledged.incrementAndGet();
                        }
                        return status == 503 && server.get("/actuator/health").status() == 503;
                    });

            Files.delete(ballast);
            await().atMost(Duration.ofSeconds(60)).until(() -> put(server, acknowledged.get()) < 300);

            for (int i = 0; i <= acknowledged.get(); i++) {
                assertThat(server.get("/v1/customers/C-" + i).status())
                        .as("customer " + i)
                        .isEqualTo(200);
            }
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> server.get("/actuator/health").at("status").equals("UP"));
        }
    }

    private static int put(Server server, int number) {
        return server.put("/v1/customers/C-" + number, customer(number)).status();
    }

    /** Returns text that does not compress well. */
    private static String customer(int number) {
        StringBuilder orders = new StringBuilder();
        Random random = new Random(number);
        for (int i = 0; i < 40; i++) {
            orders.append(i == 0 ? "" : ",")
                    .append("{'id':'")
                    .append(Long.toHexString(random.nextLong()))
                    .append(Long.toHexString(random.nextLong()))
                    .append("','placedAt':'2026-03-01'}");
        }
        return "{'orders':[" + orders + "]}";
    }
}
