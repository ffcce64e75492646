package org.holdfast.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.decisions.Step;
import org.holdfast.facts.InvalidFact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {

    private static ApiKey key(String name, Set<Role> roles, Step step) {
        return new ApiKey("abcdefghij", name, roles, step, Instant.EPOCH, null, null, null);
    }

    @ParameterizedTest
    @CsvSource({"READ,READ", "DECIDE,DECIDE", "AGENT,AGENT", "AUTHOR,READ AUTHOR", "APPROVER,READ AUTHOR APPROVER",
        "ADMIN,READ DECIDE AGENT AUTHOR APPROVER ADMIN"})
    void aRoleIsEnoughForWhatItBringsWithIt(Role role, String covered) {
        Caller caller = new Caller("x", Set.of(role), Step.AUTOMATIC, "abcdefghij");

        assertThat(Arrays.stream(Role.values()).filter(caller::may).map(Role::name).collect(Collectors.joining(" "))).isEqualTo(covered);
    }

    @Test
    void theLocalOperatorMayDoEverything() {
        assertThat(Caller.localOperator().roles()).isEqualTo(EnumSet.allOf(Role.class));
        assertThat(Caller.localOperator().step()).isEqualTo(Step.SUPERVISOR);
    }

    @Test
    void authorityBelongsToPeople() {
        assertThat(key("x", Set.of(Role.AGENT), Step.SUPERVISOR).step()).isEqualTo(Step.SUPERVISOR);
        assertThatThrownBy(() -> key("x", Set.of(Role.DECIDE, Role.APPROVER), Step.AGENT)).isInstanceOf(InvalidFact.class)
                .hasMessageContaining("needs the role agent");
        assertThatThrownBy(() -> key("x", Set.of(), Step.AUTOMATIC)).isInstanceOf(InvalidFact.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " x", "x ", "a\nb", "a\0"})
    void aNameCanBeReadByPeople(String name) {
        assertThatThrownBy(() -> key(name, Set.of(Role.READ), Step.AUTOMATIC)).isInstanceOf(InvalidFact.class);
    }

    @Test
    void theStepsAreALadder() {
        assertThat(Step.values()).containsExactly(Step.AUTOMATIC, Step.AGENT, Step.SUPERVISOR);
        assertThat(Step.SUPERVISOR).hasToString("supervisor");
    }

    @Test
    void everyKeyIsAnotherAndReadsBack() {
        SecureRandom random = new SecureRandom();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            KeyText text = KeyText.fresh(random);
            assertThat(KeyText.read(text.text())).contains(text);
            assertThat(text.matches(text.hash())).isTrue();
            seen.add(text.secret());
        }
        assertThat(seen).hasSize(1_000);
    }
}
