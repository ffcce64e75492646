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
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.facts.validation.NotFound;
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
    private ApiKeyService keys;

    @BeforeEach
    void open() {
        opened = database.open();
        keys = new ApiKeyService(new ApiKeyRepository(opened.jdbc()), opened.transaction(), clock);
    }

    @AfterEach
    void close() {
        opened.close();
    }

    private static String refusal(Identity identity) {
        return identity instanceof Identity.Refused refused ? refused.reason() : "known";
    }

    @Test
    void aKeySaysWhoCallsAndHowFarTheirAuthorityReaches() {
        ApiKeyService.Issued issued = keys.create("Vera, support", Set.of(Role.AGENT, Role.READ), AuthorityLevel.SUPERVISOR, null);

        assertThat(keys.identify(issued.text())).isEqualTo(new Identity.Known(
                new Caller("Vera, support", Set.of(Role.READ, Role.AGENT), AuthorityLevel.SUPERVISOR, issued.key().id())));
        assertThat(keys.isAnyLive()).isTrue();
    }

    @Test
    void theSecretIsNowhereToBeFound() {
        ApiKeyService.Issued issued = keys.create("shop", Set.of(Role.DECIDE), AuthorityLevel.AUTOMATIC, null);
        String secret = issued.text().substring(14);

        Map<String, Object> row = opened.jdbc().queryForMap("select * from api_key");
        assertThat(secret).hasSize(43);
        assertThat(row.values()).hasSize(9).noneMatch(value -> value != null && value.toString().contains(secret));
        assertThat(issued.toString()).doesNotContain(secret);
        assertThat(ApiKeyToken.read(issued.text()).orElseThrow().toString()).doesNotContain(secret);
    }

    @Test
    void whatIsNotThisKeyIsRefused() {
        String text = keys.create("shop", Set.of(Role.DECIDE), AuthorityLevel.AUTOMATIC, null).text();
        String other = keys.create("other", Set.of(Role.ADMIN), AuthorityLevel.AUTOMATIC, null).text();

        assertThat(refusal(keys.identify(text.substring(0, 14) + other.substring(14)))).isEqualTo("This API key is not known.");
        assertThat(refusal(keys.identify("hf_aaaaaaaaaa_" + text.substring(14)))).isEqualTo("This API key is not known.");
        for (String none : List.of("", " ", "hf_", text + "x", text.substring(1), text.toUpperCase(Locale.ROOT), " " + text, "' or '1'='1")) {
            assertThat(refusal(keys.identify(none))).as(none).isEqualTo("What was shown is not an API key.");
        }
    }

    @Test
    void aKeyEndsWhenItExpires() {
        Instant end = clock.instant().plus(Duration.ofDays(90));
        String text = keys.create("shop", Set.of(Role.DECIDE), AuthorityLevel.AUTOMATIC, end).text();

        clock.move(Duration.ofDays(90).minusMillis(1));
        assertThat(refusal(keys.identify(text))).isEqualTo("known");
        clock.move(Duration.ofMillis(1));
        assertThat(refusal(keys.identify(text))).isEqualTo("This API key expired at " + end + ".");
        assertThat(keys.isAnyLive()).isFalse();
        assertThat(refusal(keys.identify(keys.create("shop", Set.of(Role.DECIDE), AuthorityLevel.AUTOMATIC, null).text()))).isEqualTo("known");
    }

    @Test
    void aRevokedKeyIsRefusedFromTheNextCallOn() {
        ApiKeyService.Issued issued = keys.create("shop", Set.of(Role.DECIDE), AuthorityLevel.AUTOMATIC, null);
        keys.revoke("shop");

        assertThat(refusal(keys.identify(issued.text()))).isEqualTo("This API key was revoked.");
        assertThat(keys.all()).singleElement().satisfies(key -> assertThat(key.revokedAt()).isEqualTo(clock.instant()));
        assertThatThrownBy(() -> keys.revoke("shop")).isInstanceOf(NotFound.class).hasMessage("There is no live key \"shop\".");
        assertThatThrownBy(() -> keys.revoke(issued.key().id())).isInstanceOf(NotFound.class);
    }

    @Test
    void theOldKeyOutlivesItsFollowerByTheGraceTime() {
        ApiKeyService.Issued old = keys.create("shop", Set.of(Role.AGENT), AuthorityLevel.SUPERVISOR, null);
        clock.move(Duration.ofDays(1));
        ApiKeyService.Issued next = keys.rotate("shop", Duration.ofDays(7), null);

        assertThat(next.key().roles()).isEqualTo(old.key().roles());
        assertThat(next.key().step()).isEqualTo(AuthorityLevel.SUPERVISOR);
        assertThat(refusal(keys.identify(old.text()))).isEqualTo("known");
        assertThat(refusal(keys.identify(next.text()))).isEqualTo("known");
        clock.move(Duration.ofDays(7));
        assertThat(refusal(keys.identify(old.text()))).startsWith("This API key expired");
        assertThat(refusal(keys.identify(next.text()))).isEqualTo("known");
    }

    @Test
    void aGraceTimeNeverLengthensALife() {
        Instant end = clock.instant().plus(Duration.ofDays(1));
        ApiKeyService.Issued old = keys.create("shop", Set.of(Role.DECIDE), AuthorityLevel.AUTOMATIC, end);
        ApiKeyService.Issued next = keys.rotate(old.key().id(), Duration.ofDays(7), null);
        assertThat(keys.all()).filteredOn(key -> key.id().equals(old.key().id())).singleElement()
                .satisfies(key -> assertThat(key.expiresAt()).isEqualTo(end));

        keys.rotate(next.key().id(), Duration.ZERO, null);
        assertThat(refusal(keys.identify(next.text()))).startsWith("This API key expired");
        clock.move(Duration.ofDays(2));
        keys.revoke("shop");
        assertThatThrownBy(() -> keys.rotate("shop", Duration.ZERO, null)).isInstanceOf(NotFound.class);
    }

    @Test
    void oneNameIsOneLiveKey() {
        keys.create("shop", Set.of(Role.DECIDE), AuthorityLevel.AUTOMATIC, null);

        assertThatThrownBy(() -> keys.create("shop", Set.of(Role.READ), AuthorityLevel.AUTOMATIC, null)).isInstanceOf(InvalidInput.class)
                .hasMessageContaining("has a live key already");
        assertThatThrownBy(() -> keys.create("late", Set.of(Role.READ), AuthorityLevel.AUTOMATIC, clock.instant())).isInstanceOf(InvalidInput.class)
                .hasMessageContaining("over already");
        assertThat(keys.all()).hasSize(1);
    }

    @Test
    void theLastUseIsWrittenAtMostOnceAnHour() {
        String text = keys.create("shop", Set.of(Role.DECIDE), AuthorityLevel.AUTOMATIC, null).text();
        assertThat(keys.all().get(0).lastUsedAt()).isNull();

        keys.identify(text);
        Instant first = clock.instant();
        clock.move(Duration.ofMinutes(59));
        keys.identify(text);
        assertThat(keys.all().get(0).lastUsedAt()).isEqualTo(first);
        clock.move(Duration.ofMinutes(1));
        keys.identify(text);
        assertThat(keys.all().get(0).lastUsedAt()).isEqualTo(clock.instant());
    }
}
