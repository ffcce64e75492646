package org.holdfast.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.holdfast.Database;
import org.holdfast.Server;
import org.holdfast.coordination.BackgroundJobs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing in the folder prevents a server from starting, or stops it from watching the folder. */
class BrokenFolderIT {

    private static final String SCENARIOS = "areas/delivery/warn-late-delivery.scenarios.yaml";
    private static final String LONG_AGO =
            "\n- name: Long ago\n  today: 0226-03-15\n  customer: amira\n  expect: nothing\n";

    @TempDir
    private Path folder;

    @Test
    void aServerStartsWithTheLiveBookAndKeepsWatchingTheFolder() throws IOException {
        Path rules = Server.copyOfRules(folder);
        String url = Database.H2.freshUrl();
        Path file = rules.resolve(SCENARIOS);
        String sound = Files.readString(file);
        try (Server server = start(url, rules)) {
            assertThat(server.get("/v1/rule-book").at("number")).isEqualTo("1");
            Files.writeString(file, sound + LONG_AGO);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> server.get("/v1/rule-book").text().contains("from the year 1900 to 2200"));
        }
        try (Server server = start(url, rules)) {
            assertThat(server.get("/v1/rule-book").at("number")).isEqualTo("1");
            assertThat(server.get("/v1/rule-book").text()).contains(SCENARIOS).contains("from the year 1900 to 2200");

            Files.writeString(
                    file,
                    sound
                            + "\n- name: More\n  today: 2026-03-15\n  customer: amira\n  expect: { action: warn-late-delivery }\n");
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> server.get("/v1/rule-book").at("number").equals("2"));
            assertThat(server.get("/actuator/health").at("status")).isEqualTo("UP");
            assertThat(server.get("/actuator/health").at("components.jobs.components.rules-folder-watch.status"))
                    .isEqualTo("UP");
        }
    }

    @Test
    void backgroundFailuresAreReportedInHealthUntilResolved() throws IOException {
        try (Server server = start(Database.H2.freshUrl(), Server.copyOfRules(folder))) {
            assertThat(server.get("/actuator/health").at("components.jobs.components"))
                    .contains(
                            "rules-folder-watch",
                            "deciding-anew",
                            "promises-due",
                            "reservations-running-out",
                            "old-answers-forgotten",
                            "verifying-history",
                            "live-book-following",
                            "addresses-indexed",
                            "leaving-again",
                            "friends-counted",
                            "friends-looked-for",
                            "records-waiting",
                            "delivered-forgotten",
                            "expired-sessions",
                            "crm-schedule");

            var job = server.bean(BackgroundJobs.class).job("verifying-history");
            job.run(() -> {
                throw new OutOfMemoryError("Java heap space");
            });
            assertThat(server.get("/actuator/health").status())
                    .as("still decides")
                    .isEqualTo(200);
            assertThat(server.get("/actuator/health").at("status")).isEqualTo("DEGRADED");
            assertThat(server.get("/actuator/health/jobs/verifying-history").at("details.problem"))
                    .isEqualTo("OutOfMemoryError: Java heap space");

            job.run(() -> {});
            assertThat(server.get("/actuator/health").at("status")).isEqualTo("UP");
        }
    }

    private static Server start(String url, Path rules) {
        return Server.on(url, "--holdfast.demo=false", "--holdfast.rules.dir=" + rules);
    }
}
