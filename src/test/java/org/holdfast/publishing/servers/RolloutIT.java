package org.holdfast.publishing.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.holdfast.Database;
import org.holdfast.Patience;
import org.holdfast.Server;
import org.holdfast.publishing.RuleBookPublisher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Two servers of one database: one publishes a rule book, and its answer says on which it is live. */
class RolloutIT {

    private static final String DRAFT = "{\"title\": \"Warn later\", \"from\": \"live\"}";

    @TempDir
    private Path folder;

    private String rules = "";

    /** What is published is written into the folder of the rules, which must not be that of the project. */
    @BeforeEach
    void copyRules() throws IOException {
        rules = Server.copyOfRules(folder).toString();
    }

    private Server start(String url) {
        return Server.on(url, "--holdfast.demo=false", "--holdfast.rules.dir=" + rules);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void thePublisherSaysWhichServersAreBehind(Database database) {
        String url = database.freshUrl();
        try (Server one = start(url);
                Server two = start(url)) {
            List<String> both = List.of(name(one), name(two));
            Patience.until(() -> servers(one).equals(both.stream().sorted().toList()));

            String draft = one.post("/v1/drafts", DRAFT).at("id");
            String file = "/v1/drafts/" + draft + "/file?path=programmes.yaml";
            assertThat(one.put(file, one.get(file).at("text") + "\n# later\n", "If-Match", "*")
                            .status())
                    .isEqualTo(200);
            Server.Answer published =
                    one.post("/v1/drafts/" + draft + "/publication", "{\"note\": \"Agreed with the care team\"}");
            assertThat(published.status()).as(published.text()).isEqualTo(200);
            assertThat(published.at("rollout.servers")).isEqualTo("2");
            int number = Integer.parseInt(published.at("publication.number"));
            Patience.until(() -> one.bean(RuleBookServers.class).of(number).isComplete());
            assertThat(two.bean(RuleBookPublisher.class).live().orElseThrow().number())
                    .isEqualTo(number);
            assertThat(two.get("/v1/rule-book/servers").at("servers.0.upToDate"))
                    .isEqualTo("true");

            addServer(one, "slow:8080", number - 1, 0);
            assertThat(one.bean(RuleBookServers.class).of(number)).isEqualTo(new Rollout(2, 3, List.of("slow:8080")));
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void aServerThatStoppedOrIsSilentIsNotWaitedFor(Database database) {
        String url = database.freshUrl();
        try (Server one = start(url)) {
            try (Server two = start(url)) {
                Patience.until(() -> servers(one).size() == 2 && servers(one).contains(name(two)));
            }
            assertThat(servers(one)).containsExactly(name(one));

            addServer(one, "silent:8080", 1, 21);
            assertThat(servers(one)).containsExactly(name(one));
        }
    }

    private static void addServer(Server server, String name, int live, int secondsAgo) {
        server.bean(JdbcTemplate.class)
                .update(
                        "insert into rule_book_server (server, name, live, seen_at) values (?, ?, ?, "
                                + "current_timestamp - interval '" + secondsAgo + "' second)",
                        name,
                        name,
                        live);
    }

    private static String name(Server server) {
        return server.bean(RuleBookServers.class).all().stream()
                .map(RuleBookServer::name)
                .filter(each -> each.endsWith(":" + server.port()))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> servers(Server server) {
        return StreamSupport.stream(
                        server.get("/v1/rule-book/servers")
                                .json()
                                .at("/servers")
                                .spliterator(),
                        false)
                .map(each -> each.get("name").asText())
                .toList();
    }
}
