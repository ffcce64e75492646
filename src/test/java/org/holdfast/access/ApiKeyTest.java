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
import org.holdfast.decisions.AuthorityLevel;
import org.holdfast.facts.validation.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {

    private static ApiKey key(String name, Set<Role> roles, AuthorityLevel level) {
        return new ApiKey("abcdefghij", name, roles, level, null, Instant.EPOCH, null, null, null);
    }

    @ParameterizedTest
    @CsvSource({
        "READ,READ",
        "DECIDE,DECIDE",
        "AGENT,AGENT",
        "AUTHOR,READ AUTHOR",
        "APPROVER,READ AUTHOR APPROVER",
        "ADMIN,READ DECIDE AGENT AUTHOR APPROVER ADMIN"
    })
    void aRoleCoversTheRolesItIncludes(Role role, String covered) {
        Caller caller = new Caller("x", Set.of(role), AuthorityLevel.AUTOMATIC, new Caller.Origin.Key("abcdefghij"));

        assertThat(Arrays.stream(Role.values())
                        .filter(caller::may)
                        .map(Role::name)
                        .collect(Collectors.joining(" ")))
                .isEqualTo(covered);
    }

    @Test
    void theLocalOperatorMayDoEverything() {
        assertThat(Caller.localOperator().roles()).isEqualTo(EnumSet.allOf(Role.class));
        assertThat(Caller.localOperator().step()).isEqualTo(AuthorityLevel.SUPERVISOR);
    }

    @Test
    void onlyAgentsHaveAnAuthorityLevel() {
        assertThat(key("x", Set.of(Role.AGENT), AuthorityLevel.SUPERVISOR).step())
                .isEqualTo(AuthorityLevel.SUPERVISOR);
        assertThatThrownBy(() -> key("x", Set.of(Role.DECIDE, Role.APPROVER), AuthorityLevel.AGENT))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("needs the role agent");
        assertThatThrownBy(() -> key("x", Set.of(), AuthorityLevel.AUTOMATIC)).isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", " x", "x ", "a\nb", "a\0"})
    void aNameMustBePrintable(String name) {
        assertThatThrownBy(() -> key(name, Set.of(Role.READ), AuthorityLevel.AUTOMATIC))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void authorityLevelsAreOrdered() {
        assertThat(AuthorityLevel.values())
                .containsExactly(AuthorityLevel.AUTOMATIC, AuthorityLevel.AGENT, AuthorityLevel.SUPERVISOR);
        assertThat(AuthorityLevel.SUPERVISOR).hasToString("supervisor");
    }

    @Test
    void everyKeyIsUniqueAndCanBeParsed() {
        SecureRandom random = new SecureRandom();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            ApiKeyToken token = ApiKeyToken.generate(random);
            assertThat(ApiKeyToken.read(token.text())).contains(token);
            assertThat(token.matches(token.hash())).isTrue();
            seen.add(token.secret());
        }
        assertThat(seen).hasSize(1_000);
    }
}
