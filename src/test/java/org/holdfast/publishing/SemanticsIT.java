package org.holdfast.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.holdfast.Database;
import org.holdfast.Samples;
import org.holdfast.Server;
import org.holdfast.Server.Answer;
import org.holdfast.insight.ReplayService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A published rule book keeps its meaning when the program changes; only the next publication adopts the current
 * meaning.
 */
@ParameterizedClass
@EnumSource(Database.class)
class SemanticsIT {

    private static final String CUSTOMER = "{'id':'s-1','email':'s@example.org','orders':[{'id':'1','placedAt':'"
            + Samples.daysAgo(9) + "','promisedAt':'" + Samples.daysAgo(3) + "','value':40,'currency':'EUR'}]}";

    @Parameter
    private Database database;

    @TempDir
    private Path folder;

    private Path rules;
    private String url;

    @BeforeEach
    void prepare() throws IOException {
        rules = Server.copyOfRules(folder);
        url = database.freshUrl();
    }

    private Server start() {
        return Server.on(url, "--holdfast.rules.dir=" + rules, "--holdfast.demo=false");
    }

    /** Turns the database into one of release 0.1.0. */
    private void publishedByTheFirstRelease() {
        try (Server server = start()) {
            assertThat(server.get("/v1/rule-book").at("semantics")).isEqualTo("2");
            server.bean(JdbcTemplate.class).update("update rule_book_publication set semantics = 1");
        }
    }

    @Test
    void anUpgradeDoesNotChangeTheLiveBookUntilTheNextPublication() {
        publishedByTheFirstRelease();
        try (Server server = start()) {
            Answer before = server.get("/v1/rule-book");
            assertThat(before.at("semantics")).isEqualTo("1");
            assertThat(before.at("number")).isEqualTo("1");

            Answer published = server.post("/v1/rule-book/publications?note=upgrade", "");
            assertThat(published.at("published")).isEqualTo("true");
            assertThat(published.at("publication.semantics")).isEqualTo("2");
            assertThat(published.at("meaning.from")).isEqualTo("1");
            assertThat(published.at("meaning.changes.same")).isEqualTo(published.at("meaning.customers"));
            assertThat(published.text())
                    .contains("Pay for every day the service was down", "Working days exclude weekends");
            Answer after = server.get("/v1/rule-book");
            assertThat(after.at("version")).isEqualTo(before.at("version"));
            assertThat(after.at("semantics")).isEqualTo("2");

            assertThat(server.post("/v1/rule-book/publications", "").at("published"))
                    .isEqualTo("false");
            Answer restored = server.post("/v1/rule-book/versions/1/restore", "");
            assertThat(restored.at("publication.semantics"))
                    .as("the previously live book is restored")
                    .isEqualTo("1");
            assertThat(server.get("/v1/rule-book").at("semantics")).isEqualTo("1");
        }
    }

    @Test
    void aDecisionIsReplayedWithItsOriginalSemantics() {
        publishedByTheFirstRelease();
        try (Server server = start()) {
            server.put("/v1/customers/s-1", CUSTOMER);
            String id = server.post("/v1/decisions", "{'customerId':'s-1'}").at("decisionId");
            server.post("/v1/rule-book/publications", "");

            Answer replayed = server.post("/v1/decisions/" + id + "/replay", "");
            assertThat(replayed.at("same")).isEqualTo("true");
            assertThat(replayed.at("semantics")).isEqualTo("1");
        }
    }

    @Test
    void aReceiptWithoutSemanticsBelongsToTheFirstRelease() {
        try (Server server = start()) {
            server.put("/v1/customers/s-1", CUSTOMER);
            String id = server.post("/v1/decisions", "{'customerId':'s-1'}").at("decisionId");
            assertThat(server.bean(JdbcTemplate.class)
                            .update("update receipt set document = replace(document, '\"semantics\":2,', '')"))
                    .isEqualTo(1);

            assertThat(server.post("/v1/decisions/" + id + "/replay", "").at("semantics"))
                    .isEqualTo("1");
        }
    }

    @Test
    void decisionsOfALaterReleaseAreDistinguishedFromDifferentOutcomes() {
        try (Server server = start()) {
            server.put("/v1/customers/s-1", CUSTOMER);
            String id = server.post("/v1/decisions", "{'customerId':'s-1'}").at("decisionId");
            server.bean(JdbcTemplate.class)
                    .update("update receipt set document = replace(document, '\"semantics\":2', '\"semantics\":99')");

            Answer replayed = server.post("/v1/decisions/" + id + "/replay", "");
            assertThat(replayed.at("same")).isEqualTo("false");
            assertThat(replayed.at("because")).isEqualTo("semantics");
            ReplayService.Verified verified = server.bean(ReplayService.class).verify(10);
            assertThat(verified.sampled()).isEqualTo(1);
            assertThat(verified.otherSemantics()).isEqualTo(1);
            assertThat(verified.different()).isEmpty();
        }
    }
}
