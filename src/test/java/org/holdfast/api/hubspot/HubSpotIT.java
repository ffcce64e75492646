package org.holdfast.api.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import org.holdfast.Server;
import org.holdfast.access.ApiKeyService;
import org.holdfast.access.Role;
import org.holdfast.audit.AuditTrails;
import org.holdfast.decisions.AuthorityLevel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HubSpotIT {

    private static final String SECRET = "a-client-secret-of-an-app";
    private static final String URL = "https://holdfast.example.com/v1/hubspot/events";
    private static Server server;

    @BeforeAll
    static void start() {
        server = Server.start(
                "--holdfast.demo=false",
                "--holdfast.hubspot.client-secret=" + SECRET,
                "--holdfast.hubspot.url=" + URL,
                "--holdfast.hubspot.portal=62515",
                "--holdfast.hubspot.id-prefix=hs-",
                "--holdfast.hubspot.properties[tier]=segment");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** Sends events in JSON with single quotes. */
    private static Server.Answer send(String secret, String events) {
        String body = events.replace('\'', '"');
        String now = String.valueOf(Instant.now().toEpochMilli());
        return server.send(HttpRequest.newBuilder(server.uri(HubSpotConfiguration.PATH))
                .header("Content-Type", "application/json")
                .header(HubSpotSignature.TIMESTAMP, now)
                .header(
                        HubSpotSignature.SIGNATURE,
                        new HubSpotSignature(secret).sign("POST", URL, body.getBytes(StandardCharsets.UTF_8), now))
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String changed(int eventId, int contact, String property, String value) {
        return "{'eventId':" + eventId + ",'subscriptionId':12345,'portalId':62515,'occurredAt':"
                + (Instant.now().toEpochMilli() - 60_000 + eventId)
                + ",'subscriptionType':'contact.propertyChange','attemptNumber':0,'objectId':" + contact
                + ",'propertyName':'" + property
                + "','propertyValue':'" + value + "','changeSource':'CRM_UI','sourceId':'userId:1','appId':54321}";
    }

    @Test
    void changesInHubSpotChangeTheFacts() {
        Server.Answer answer = send(
                SECRET,
                "[" + changed(1, 901, "email", "ana@example.com") + "," + changed(2, 901, "tier", "gold") + ","
                        + changed(3, 901, "hs_email_optout", "true") + "," + changed(4, 901, "favourite_colour", "red")
                        + "]");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.at("counts.applied")).isEqualTo("3");
        assertThat(answer.at("counts.ignored")).isEqualTo("1");
        Server.Answer customer = server.get("/v1/customers/hs-901");
        assertThat(customer.at("email")).isEqualTo("ana@example.com");
        assertThat(customer.at("segment")).isEqualTo("gold");
        assertThat(customer.at("consents.0.given")).isEqualTo("false");
        assertThat(customer.at("sources.customer.from")).isEqualTo("hubspot:62515");
    }

    @Test
    void aRepeatedEventHasNoSecondEffect() {
        String event = "[" + changed(11, 902, "email", "boris@example.com") + "]";

        assertThat(send(SECRET, event).at("counts.applied")).isEqualTo("1");
        assertThat(send(SECRET, event.replace("'attemptNumber':0", "'attemptNumber':1"))
                        .at("counts.duplicate"))
                .isEqualTo("1");
    }

    @Test
    void mergedContactsAreOneCustomer() {
        send(SECRET, "[" + changed(21, 903, "email", "old@example.com") + "," + changed(22, 904, "tier", "gold") + "]");
        Server.Answer merged = send(
                SECRET,
                "[{'eventId':23,'subscriptionId':7,'portalId':62515,'occurredAt':"
                        + Instant.now().toEpochMilli()
                        + ",'subscriptionType':'contact.merge','objectId':904,'primaryObjectId':904,"
                        + "'mergedObjectIds':[903],'newObjectId':904}]");

        assertThat(merged.at("counts.applied")).as(merged.text()).isEqualTo("1");
        assertThat(server.get("/v1/customers/hs-904").at("segment")).isEqualTo("gold");
        assertThat(server.get("/v1/customers/hs-904").at("email")).isEqualTo("old@example.com");
        assertThat(server.get("/v1/customers/hs-903").status()).isNotEqualTo(200);
    }

    @Test
    void aPrivacyDeletionInHubSpotErasesTheCustomer() {
        send(SECRET, "[" + changed(31, 905, "email", "private@example.com") + "]");
        Server.Answer answer = send(
                SECRET,
                "[{'eventId':32,'subscriptionId':8,'portalId':62515,'occurredAt':"
                        + Instant.now().toEpochMilli()
                        + ",'subscriptionType':'contact.privacyDeletion','objectId':905}]");

        assertThat(answer.at("counts.erased")).as(answer.text()).isEqualTo("1");
        assertThat(send(SECRET, "[" + changed(33, 905, "email", "private@example.com") + "]")
                        .at("counts.erased"))
                .as("the customer is not restored")
                .isEqualTo("1");
        assertThat(server.get("/v1/customers/hs-905").status()).isIn(404, 410);
    }

    @Test
    void eventsAboutOtherObjectsAreIgnored() {
        Server.Answer answer = send(
                SECRET,
                "[" + changed(41, 906, "email", "x@example.com").replace("62515", "1") + ","
                        + changed(42, 906, "email", "x@example.com").replace("contact.", "company.") + ","
                        + changed(43, 906, "email", "x@example.com")
                                .replace("contact.propertyChange", "contact.deletion")
                        + "]");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("counts.ignored")).isEqualTo("3");
        assertThat(server.get("/v1/customers/hs-906").status()).isEqualTo(404);
    }

    @Test
    void aMeaninglessEventIsAcknowledgedSoThatItIsNotRetried() {
        Server.Answer answer = send(SECRET, "[" + changed(51, 907, "hs_country_region_code", "Atlantis") + "]");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("counts.refused")).isEqualTo("1");
    }

    @Test
    void onlyASignatureIsAccepted() {
        String event = "[" + changed(61, 908, "email", "x@example.com") + "]";
        Server.Answer wrong = send("another-secret-of-an-app", event);
        Server.Answer none = server.post(HubSpotConfiguration.PATH, event);
        String key = server.bean(ApiKeyService.class)
                .create("decider", EnumSet.allOf(Role.class), AuthorityLevel.AUTOMATIC, null, AuditTrails.TESTER)
                .text();
        Server.Answer byKey = server.send(HttpRequest.newBuilder(server.uri(HubSpotConfiguration.PATH))
                .header("X-API-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(event)));

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.contentType()).startsWith("application/problem+json");
        assertThat(wrong.at("detail")).contains("does not match this request to " + URL);
        assertThat(none.status()).isEqualTo(401);
        assertThat(none.at("type")).isEqualTo("urn:holdfast:problem:signature-needed");
        assertThat(byKey.status()).isEqualTo(401);
        assertThat(server.get("/v1/customers/hs-908").status()).isEqualTo(404);
    }

    @Test
    void aSignatureIsNotAcceptedElsewhere() {
        String now = String.valueOf(Instant.now().toEpochMilli());
        String uri = "https://holdfast.example.com/v1/decisions";
        Server.Answer answer = server.send(HttpRequest.newBuilder(server.uri("/v1/decisions"))
                .header("Forwarded", "for=192.0.2.1")
                .header(HubSpotSignature.TIMESTAMP, now)
                .header(HubSpotSignature.SIGNATURE, new HubSpotSignature(SECRET).sign("POST", uri, new byte[0], now))
                .POST(HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void aSignedBodyThatIsNotAListIsRefused() {
        assertThat(send(SECRET, "{'eventId':1}").status()).isEqualTo(400);
        assertThat(send(SECRET, "[null]").status()).isEqualTo(400);
    }
}
