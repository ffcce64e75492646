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
            int acknowledged = 0;
            while (server.put("/v1/customers/C-" + acknowledged, customer(acknowledged))
                            .status()
                    == 201) {
                acknowledged++;
            }
            Server.Answer refused = server.put("/v1/customers/C-" + acknowledged, customer(acknowledged));
            assertThat(refused.status()).as(refused.text()).isEqualTo(503);
            Server.Answer health = server.get("/actuator/health");
            assertThat(health.status()).as(health.text()).isEqualTo(503);

            Files.delete(ballast);
            int next = acknowledged;
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> server.put("/v1/customers/C-" + next, customer(next))
                                    .status()
                            < 300);

            for (int i = 0; i <= acknowledged; i++) {
                assertThat(server.get("/v1/customers/C-" + i).status())
                        .as("customer " + i)
                        .isEqualTo(200);
            }
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> server.get("/actuator/health").at("status").equals("UP"));
        }
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
