package org.holdfast.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.holdfast.access.Role;
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.failure.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked for a person is checked, and refusals say at which field and what to do. */
class RightsTest {

    private static void refused(ThrowingCallable act, String key) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        PeopleRefusal.class,
                        refusal -> assertThat(refusal.key()).isEqualTo(key));
    }

    @Test
    void theRoleForSystemsIsNotGivenToPeople() {
        refused(() -> Rights.of(Set.of(Role.READ, Role.DECIDE), null), "role-for-systems");
        refused(() -> Rights.of(Set.of(), null), "role-missing");
        assertThat(Rights.ROLES).containsExactly(Role.READ, Role.AGENT, Role.AUTHOR, Role.APPROVER, Role.ADMIN);
    }

    @ParameterizedTest
    @CsvSource({"READ, AUTOMATIC", "AGENT, AGENT", "ADMIN, AUTOMATIC"})
    void theStepFollowsFromTheRoles(Role role, AuthorityLevel step) {
        assertThat(Rights.of(Set.of(role), null).step()).isEqualTo(step);
    }

    @Test
    void aStepNeedsARoleThatDecides() {
        refused(() -> Rights.of(Set.of(Role.APPROVER), AuthorityLevel.AGENT), "step-without-agent");
        assertThat(Rights.of(Set.of(Role.ADMIN), AuthorityLevel.SUPERVISOR).step())
                .isEqualTo(AuthorityLevel.SUPERVISOR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a b",
                "ана",
                "-ana",
                "ana\n",
                "ana<b>",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void aMalformedLoginIsRefused(String login) {
        refused(() -> new Login(login), "login-malformed");
    }

    @ParameterizedTest
    @CsvSource({"Ana.Rusu+x@shop.example, ana.rusu+x@shop.example", "' ANA ', ana", "ｂｏｂ, bob", "АНА, ана"})
    void whateverIsTypedIsFolded(String typed, String folded) {
        assertThat(Login.fold(typed)).isEqualTo(folded);
    }

    @Test
    void aRefusalSpeaksThreeLanguagesAndHasAFailureForOtherDoors() {
        PeopleRefusal refusal = new PeopleRefusal("login", "login-taken", Map.of("login", "ana"));

        assertThat(refusal.in("en")).isEqualTo("The login ana is already taken. Choose another one.");
        assertThat(refusal.in("ru")).startsWith("Логин ana уже занят");
        assertThat(refusal.in("ro")).startsWith("Numele de utilizator ana este deja folosit");
        assertThat(Failure.of(refusal))
                .isEqualTo(new Failure(400, "invalid", "Invalid request", "login", refusal.in("en")));
    }

    @Test
    void unknownPreferencesAreRefused() {
        refused(() -> Preferences.of("de", "UTC", Theme.DARK), "language-unknown");
        refused(() -> Preferences.of("ro", "Chisinau", Theme.DARK), "time-zone-unknown");
    }
}
