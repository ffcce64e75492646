package org.holdfast.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.holdfast.Server;
import org.holdfast.Server.Answer;
import org.holdfast.history.Receipts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.support.TransactionTemplate;

class ExplanationApiIT {

    private static final String LATE = "{'id':'ID','language':'en','orders':[{'id':'77','placedAt':'" + daysAgo(20)
            + "','value':80,'currency':'EUR','promisedAt':'" + daysAgo(5) + "'}]}";
    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String daysAgo(int days) {
        return LocalDate.now(ZoneOffset.UTC).minusDays(days).toString();
    }

    private static Answer decide(String id) {
        return server.post("/v1/decisions", "{'customer':" + LATE.replace("ID", id) + "}");
    }

    @Test
    void anExplanationUsesTheSentencesOfTheRule() {
        Answer explained = server.get("/v1/decisions/" + decide("why-1").at("decisionId") + "/explanation");

        assertThat(explained.status()).isEqualTo(200);
        assertThat(explained.at("why.0.rule")).isEqualTo("Warn about a late delivery");
        assertThat(explained.at("why.0.file")).isEqualTo("areas/delivery/warn-late-delivery.dslr");
        assertThat(explained.at("why.0.conditions.1.text")).isEqualTo("that is late by at least 1 day");
        assertThat(explained.at("why.0.conditions.1.about")).isEqualTo("order 77");
        assertThat(explained.at("why.0.conditions.1.values.0.what")).isEqualTo("daysLate");
        assertThat(explained.at("whyNot").isEmpty()).isFalse();
        assertThat(explained.text()).contains("\"rule\":\"Call a detractor\"");
    }

    @Test
    void theLanguageIsTheReadersOrElseTheCustomers() {
        String id = decide("language-1").at("decisionId");

        assertThat(server.get("/v1/decisions/" + id + "/explanation").at("language"))
                .isEqualTo("en");
        Answer russian = server.get("/v1/decisions/" + id + "/explanation?language=ru");
        assertThat(russian.at("why.0.conditions.1.text")).isEqualTo("который опаздывает не меньше чем на 1 день");
        assertThat(server.get("/v1/decisions/" + id + "/explanation?language=fr")
                        .at("field"))
                .isEqualTo("language");
    }

    @Test
    void aReplayHasTheSameResult() {
        Answer replay = server.post("/v1/decisions/" + decide("same-1").at("decisionId") + "/replay", "");

        assertThat(replay.status()).isEqualTo(200);
        assertThat(replay.at("same")).isEqualTo("true");
        assertThat(replay.at("differences")).isEqualTo("[]");
        assertThat(replay.at("engineThen")).startsWith("holdfast 0.").isEqualTo(replay.at("engineNow"));
    }

    @Test
    void anErasedDecisionCannotBeReplayed() {
        String id = decide("erased-1").at("decisionId");
        server.bean(TransactionTemplate.class)
                .executeWithoutResult(status -> server.bean(Receipts.class).forget("erased-1"));

        Answer replay = server.post("/v1/decisions/" + id + "/replay", "");
        assertThat(replay.status()).isEqualTo(410);
        assertThat(replay.contentType()).startsWith("application/problem+json");
        assertThat(server.get("/v1/decisions/" + id + "/explanation").status()).isEqualTo(410);
        assertThat(server.post("/v1/decisions/none/replay", "").status()).isEqualTo(404);
        assertThat(server.get("/v1/decisions/none/explanation").status()).isEqualTo(404);
    }

    @Test
    void includedPartsAreReturnedWithTheDecision() {
        Answer answer = server.post(
                "/v1/decisions",
                "{'customer':" + LATE.replace("ID", "include-1")
                        + ",'dry':true,'include':['facts','candidates','heldBack','whyNot']}");

        assertThat(answer.at("facts.customer.orders.0.id")).isEqualTo("77");
        assertThat(answer.at("candidates.0.rule")).isEqualTo("Warn about a late delivery");
        assertThat(answer.at("candidates.0.score.total")).isEqualTo("11.90");
        assertThat(answer.at("whyNot.0.text")).isNotEmpty();
        assertThat(decide("include-2").json().properties())
                .extracting(Map.Entry::getKey)
                .containsExactly(
                        "decisionId",
                        "customerId",
                        "asOf",
                        "outcome",
                        "ruleBook",
                        "repeated",
                        "actions",
                        "heldBack",
                        "facts");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "['facts','colour'] | include[1] | expected one of facts, candidates, heldBack, whyNot",
                "'facts' | include | a list",
            })
    void anUnknownPartIsRefused(String include, String field, String detail) {
        Answer answer = server.post("/v1/decisions", "{'customerId':'C-1001','dry':true,'include':" + include + "}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("field")).isEqualTo(field);
        assertThat(answer.at("detail")).contains(detail);
    }
}
