package org.holdfast.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.holdfast.Database;
import org.holdfast.access.ApiKeyService.Identity;
import org.holdfast.audit.AuditTrails;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
import org.holdfast.people.PeopleFixture;
import org.holdfast.people.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class ApiKeyServiceIT {

    private final MovingClock clock = new MovingClock();

    @Parameter
    private Database database;

    private Database.Store opened;
    private ApiKeyService apiKeyService;

    @BeforeEach
    void open() {
        opened = database.open();
        apiKeyService = new ApiKeyService(
                new ApiKeyRepository(opened.jdbc()), AuditTrails.of(opened.jdbc(), clock), opened.transaction(), clock);
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private static String refusal(Identity identity) {
        return identity instanceof Identity.Refused refused ? refused.reason() : "known";
    }

    @Test
    void aKeyIdentifiesItsCallerAndTheirAuthority() {
        ApiKeyService.Issued issued = apiKeyService.create(
                "Vera, support", Set.of(Role.AGENT, Role.READ), AuthorityLevel.SUPERVISOR, null, AuditTrails.TESTER);

        assertThat(apiKeyService.identify(issued.text()))
                .isEqualTo(new Identity.Known(new Caller(
                        "Vera, support",
                        Set.of(Role.READ, Role.AGENT),
                        AuthorityLevel.SUPERVISOR,
                        new Caller.Origin.Key(issued.key().id()))));
        assertThat(apiKeyService.isAnyLive()).isTrue();
    }

    @Test
    void aKeyCountsAsThePersonItWasGivenToAlsoAfterARotation() {
        Person vera = new PeopleFixture(opened, clock).active("vera", Role.ADMIN);
        ApiKeyService.Issued issued = apiKeyService.create(
                "vera's script", Set.of(Role.AUTHOR), AuthorityLevel.AUTOMATIC, vera.id(), null, AuditTrails.TESTER);
        ApiKeyService.Issued rotated =
                apiKeyService.rotate("vera's script", Duration.ofHours(1), null, AuditTrails.TESTER);

        assertThat(List.of(issued, rotated))
                .extracting(each -> ((Identity.Known) apiKeyService.identify(each.text())).caller())
                .extracting(Caller::person)
                .containsOnly(vera.id());
        assertThat(apiKeyService.all()).extracting(ApiKey::person).containsOnly(vera.id());
    }

    @Test
    void theKeyOfADisabledPersonIsRefused() {
        PeopleFixture fixture = new PeopleFixture(opened, clock);
        fixture.active("ana", Role.ADMIN);
        Person vera = fixture.active("vera", Role.ADMIN);
        ApiKeyService.Issued issued = apiKeyService.create(
                "vera's script", Set.of(Role.AUTHOR), AuthorityLevel.AUTOMATIC, vera.id(), null, AuditTrails.TESTER);
        fixture.people().disable(vera.id(), AuditTrails.TESTER);

        assertThat(refusal(apiKeyService.identify(issued.text())))
                .isEqualTo("This API key was given to a person who is disabled.");
        fixture.people().enable(vera.id(), AuditTrails.TESTER);
        assertThat(apiKeyService.identify(issued.text())).isInstanceOf(Identity.Known.class);
    }

    @Test
    void theSecretIsNeverStored() {
        ApiKeyService.Issued issued =
                apiKeyService.create("shop", Set.of(Role.DECIDE), AuthorityLevel.AUTOMATIC, null, AuditTrails.TESTER);
        String secret = issued.text().substring(14);

        Map<String, Object> row = opened.jdbc().queryForMap("select * from api_key");
        assertThat(secret).hasSize(43);
        assertThat(row.values())
                .hasSize(10)
                .noneMatch(value -> value != null && value.toString().contains(secret));
        assertThat(issued.toString()).doesNotContain(secret);
        assertThat(ApiKeyToken.read(issued.text()).orElseThrow().toString()).doesNotContain(secret);
    }

    @Test
    void anotherKeyOrMalformedTextIsRefused() {
        String text = apiKeyService
                .create("shop", Set.of(Role.DECIDE), AuthorityLevel.AUTOMATIC, null, AuditTrails.TESTER)
                .text();
        String other = apiKeyService
                .create("other", Set.of(Role.ADMIN), AuthorityLevel.AUTOMATIC, null, AuditTrails.TESTER)
                .text();

        assertThat(refusal(apiKeyService.identify(text.substring(0, 14) + other.substring(14))))
                .isEqualTo("This API key is unknown.");
        assertThat(refusal(apiKeyService.identify("hf_aaaaaaaaaa_" + text.substring(14))))
                .isEqualTo("This API key is unknown.");
        for (String malformed : List.of(
                "",
                " ",
                "hf_",
                text + "x",
                text.substring(1),
                text.toUpperCase(Locale.ROOT),
                " " + text,
                "' or '1'='1")) {
            assertThat(refusal(apiKeyService.identify(malformed))).as(malformed).isEqualTo("The API key is malformed.");
        }
    }

    @Test
    void aKeyIsRefusedOnceItHasExpired() {
        Instant end = clock.instant().plus(Duration.ofDays(90));
        String text = apiKeyService
                .create("shop", Set.of(Role.DECIDE), AuthorityLevel.AUTOMATIC, end, AuditTrails.TESTER)
                .text();

        clock.move(Duration.ofDays(90).minusMillis(1));
        assertThat(refusal(apiKeyService.identify(text))).isEqualTo("known");
        clock.move(Duration.ofMillis(1));
        assertThat(refusal(apiKeyService.identify(text))).isEqualTo("This API key expired at " + end + ".");
        assertThat(apiKeyService.isAnyLive()).isFalse();
        assertThat(refusal(apiKeyService.identify(apiKeyService
                        .create("shop", Set.of(Role.DECIDE), AuthorityLevel.AUTOMATIC, null, AuditTrails.TESTER)
                        .text())))
                .isEqualTo("known");
    }

    @Test
    void aRevokedKeyIsRefusedFromTheNextCallOn() {
        ApiKeyService.Issued issued =
                apiKeyService.create("shop", Set.of(Role.DECIDE), AuthorityLevel.AUTOMATIC, null, AuditTrails.TESTER);
        apiKeyService.revoke("shop", AuditTrails.TESTER);

        assertThat(refusal(apiKeyService.identify(issued.text()))).isEqualTo("This API key was revoked.");
        assertThat(apiKeyService.all())
                .singleElement()
                .satisfies(key -> assertThat(key.revokedAt()).isEqualTo(clock.instant()));
        assertThatThrownBy(() -> apiKeyService.revoke("shop", AuditTrails.TESTER))
                .isInstanceOf(NotFound.class)
                .hasMessage("There is no live key \"shop\".");
        assertThatThrownBy(() -> apiKeyService.revoke(issued.key().id(), AuditTrails.TESTER))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void theOldKeyIsAcceptedDuringTheGracePeriod() {
        ApiKeyService.Issued old =
                apiKeyService.create("shop", Set.of(Role.AGENT), AuthorityLevel.SUPERVISOR, null, AuditTrails.TESTER);
        clock.move(Duration.ofDays(1));
        ApiKeyService.Issued next = apiKeyService.rotate("shop", Duration.ofDays(7), null, AuditTrails.TESTER);

        assertThat(next.key().roles()).isEqualTo(old.key().roles());
        assertThat(next.key().step()).isEqualTo(AuthorityLevel.SUPERVISOR);
        assertThat(refusal(apiKeyService.identify(old.text()))).isEqualTo("known");
        assertThat(refusal(apiKeyService.identify(next.text()))).isEqualTo("known");
        clock.move(Duration.ofDays(7));
        assertThat(refusal(apiKeyService.identify(old.text()))).startsWith("This API key expired");
        assertThat(refusal(apiKeyService.identify(next.text()))).isEqualTo("known");
    }

    @Test
    void theGracePeriodNeverExtendsTheExpiry() {
        Instant end = clock.instant().plus(Duration.ofDays(1));
        ApiKeyService.Issued old =
                apiKeyService.create("shop", Set.of(Role.DECIDE), AuthorityLevel.AUTOMATIC, end, AuditTrails.TESTER);
        ApiKeyService.Issued next = apiKeyService.rotate(old.key().id(), Duration.ofDays(7), null, AuditTrails.TESTER);
        assertThat(apiKeyService.all())
                .filteredOn(key -> key.id().equals(old.key().id()))
                .singleElement()
                .satisfies(key -> assertThat(key.expiresAt()).isEqualTo(end));

        apiKeyService.rotate(next.key().id(), Duration.ZERO, null, AuditTrails.TESTER);
        assertThat(refusal(apiKeyService.identify(next.text()))).startsWith("This API key expired");
        clock.move(Duration.ofDays(2));
        apiKeyService.revoke("shop", AuditTrails.TESTER);
        assertThatThrownBy(() -> apiKeyService.rotate("shop", Duration.ZERO, null, AuditTrails.TESTER))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aNameHasAtMostOneLiveKey() {
        apiKeyService.create("shop", Set.of(Role.DECIDE), AuthorityLevel.AUTOMATIC, null, AuditTrails.TESTER);

        assertThatThrownBy(() -> apiKeyService.create(
                        "shop", Set.of(Role.READ), AuthorityLevel.AUTOMATIC, null, AuditTrails.TESTER))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("already has a live key");
        assertThatThrownBy(() -> apiKeyService.create(
                        "late", Set.of(Role.READ), AuthorityLevel.AUTOMATIC, clock.instant(), AuditTrails.TESTER))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("in the past");
        assertThat(apiKeyService.all()).hasSize(1);
    }

    @Test
    void theLastUseIsWrittenAtMostOnceAnHour() {
        String text = apiKeyService
                .create("shop", Set.of(Role.DECIDE), AuthorityLevel.AUTOMATIC, null, AuditTrails.TESTER)
                .text();
        assertThat(apiKeyService.all().get(0).lastUsedAt()).isNull();

        apiKeyService.identify(text);
        Instant first = clock.instant();
        clock.move(Duration.ofMinutes(59));
        apiKeyService.identify(text);
        assertThat(apiKeyService.all().get(0).lastUsedAt()).isEqualTo(first);
        clock.move(Duration.ofMinutes(1));
        apiKeyService.identify(text);
        assertThat(apiKeyService.all().get(0).lastUsedAt()).isEqualTo(clock.instant());
    }
}
