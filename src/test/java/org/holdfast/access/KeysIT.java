package org.holdfast.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.Database;
import org.holdfast.access.Keys.Identity;
import org.holdfast.decisions.Step;
import org.holdfast.facts.InvalidFact;
import org.holdfast.facts.UnknownThing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Database.class)
class KeysIT {

    private final MovingClock clock = new MovingClock();

    @Parameter
    private Database database;

    private Database.Store opened;
    private Keys keys;

    @BeforeEach
    void open() {
        opened = database.open();
        keys = new Keys(new ApiKeys(opened.jdbc()), opened.transaction(), clock);
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
        Keys.Issued issued = keys.create("Vera, support", Set.of(Role.AGENT, Role.READ), Step.SUPERVISOR, null);

        assertThat(keys.identify(issued.text())).isEqualTo(new Identity.Known(
                new Caller("Vera, support", Set.of(Role.READ, Role.AGENT), Step.SUPERVISOR, issued.key().id())));
        assertThat(keys.isAnyLive()).isTrue();
    }

    @Test
    void theSecretIsNowhereToBeFound() {
        Keys.Issued issued = keys.create("shop", Set.of(Role.DECIDE), Step.AUTOMATIC, null);
        String secret = issued.text().substring(14);

        Map<String, Object> row = opened.jdbc().queryForMap("select * from api_key");
        assertThat(secret).hasSize(43);
        assertThat(row.values()).hasSize(9).noneMatch(value -> value != null && value.toString().contains(secret));
        assertThat(issued.toString()).doesNotContain(secret);
        assertThat(KeyText.read(issued.text()).orElseThrow().toString()).doesNotContain(secret);
    }

    @Test
    void whatIsNotThisKeyIsRefused() {
        String text = keys.create("shop", Set.of(Role.DECIDE), Step.AUTOMATIC, null).text();
        String other = keys.create("other", Set.of(Role.ADMIN), Step.AUTOMATIC, null).text();

        assertThat(refusal(keys.identify(text.substring(0, 14) + other.substring(14)))).isEqualTo("This API key is not known.");
        assertThat(refusal(keys.identify("hf_aaaaaaaaaa_" + text.substring(14)))).isEqualTo("This API key is not known.");
        for (String none : List.of("", " ", "hf_", text + "x", text.substring(1), text.toUpperCase(java.util.Locale.ROOT), " " + text, "' or '1'='1")) {
            assertThat(refusal(keys.identify(none))).as(none).isEqualTo("What was shown is not an API key.");
        }
    }

    @Test
    void aKeyEndsWhenItExpires() {
        Instant end = clock.instant().plus(Duration.ofDays(90));
        String text = keys.create("shop", Set.of(Role.DECIDE), Step.AUTOMATIC, end).text();

        clock.move(Duration.ofDays(90).minusMillis(1));
        assertThat(refusal(keys.identify(text))).isEqualTo("known");
        clock.move(Duration.ofMillis(1));
        assertThat(refusal(keys.identify(text))).isEqualTo("This API key expired at " + end + ".");
        assertThat(keys.isAnyLive()).isFalse();
        assertThat(refusal(keys.identify(keys.create("shop", Set.of(Role.DECIDE), Step.AUTOMATIC, null).text()))).isEqualTo("known");
    }

    @Test
    void aRevokedKeyIsRefusedFromTheNextCallOn() {
        Keys.Issued issued = keys.create("shop", Set.of(Role.DECIDE), Step.AUTOMATIC, null);
        keys.revoke("shop");

        assertThat(refusal(keys.identify(issued.text()))).isEqualTo("This API key was revoked.");
        assertThat(keys.all()).singleElement().satisfies(key -> assertThat(key.revokedAt()).isEqualTo(clock.instant()));
        assertThatThrownBy(() -> keys.revoke("shop")).isInstanceOf(UnknownThing.class).hasMessage("There is no live key \"shop\".");
        assertThatThrownBy(() -> keys.revoke(issued.key().id())).isInstanceOf(UnknownThing.class);
    }

    @Test
    void theOldKeyOutlivesItsFollowerByTheGraceTime() {
        Keys.Issued old = keys.create("shop", Set.of(Role.AGENT), Step.SUPERVISOR, null);
        clock.move(Duration.ofDays(1));
        Keys.Issued next = keys.rotate("shop", Duration.ofDays(7), null);

        assertThat(next.key().roles()).isEqualTo(old.key().roles());
        assertThat(next.key().step()).isEqualTo(Step.SUPERVISOR);
        assertThat(refusal(keys.identify(old.text()))).isEqualTo("known");
        assertThat(refusal(keys.identify(next.text()))).isEqualTo("known");
        clock.move(Duration.ofDays(7));
        assertThat(refusal(keys.identify(old.text()))).startsWith("This API key expired");
        assertThat(refusal(keys.identify(next.text()))).isEqualTo("known");
    }

    @Test
    void aGraceTimeNeverLengthensALife() {
        Instant end = clock.instant().plus(Duration.ofDays(1));
        Keys.Issued old = keys.create("shop", Set.of(Role.DECIDE), Step.AUTOMATIC, end);
        Keys.Issued next = keys.rotate(old.key().id(), Duration.ofDays(7), null);
        assertThat(keys.all()).filteredOn(key -> key.id().equals(old.key().id())).singleElement()
                .satisfies(key -> assertThat(key.expiresAt()).isEqualTo(end));

        keys.rotate(next.key().id(), Duration.ZERO, null);
        assertThat(refusal(keys.identify(next.text()))).startsWith("This API key expired");
        clock.move(Duration.ofDays(2));
        keys.revoke("shop");
        assertThatThrownBy(() -> keys.rotate("shop", Duration.ZERO, null)).isInstanceOf(UnknownThing.class);
    }

    @Test
    void oneNameIsOneLiveKey() {
        keys.create("shop", Set.of(Role.DECIDE), Step.AUTOMATIC, null);

        assertThatThrownBy(() -> keys.create("shop", Set.of(Role.READ), Step.AUTOMATIC, null)).isInstanceOf(InvalidFact.class)
                .hasMessageContaining("has a live key already");
        assertThatThrownBy(() -> keys.create("late", Set.of(Role.READ), Step.AUTOMATIC, clock.instant())).isInstanceOf(InvalidFact.class)
                .hasMessageContaining("over already");
        assertThat(keys.all()).hasSize(1);
    }

    @Test
    void theLastUseIsWrittenAtMostOnceAnHour() {
        String text = keys.create("shop", Set.of(Role.DECIDE), Step.AUTOMATIC, null).text();
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
