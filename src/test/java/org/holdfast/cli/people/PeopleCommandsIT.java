package org.holdfast.cli.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.Database;
import org.holdfast.HoldfastApplication;
import org.holdfast.cli.HoldfastCommand;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.people.PersonLink;
import org.holdfast.people.PersonLinks;
import org.holdfast.people.signin.SignIn;
import org.holdfast.people.signin.SignInResult;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The life of two people, by the real command line. */
class PeopleCommandsIT {

    private static final String PASSWORD = "correct horse battery staple";

    private final String url = Database.H2.freshUrl() + ";AUTO_SERVER=TRUE";

    private record Result(int exit, String out, String err) {}

    private Result run(String... words) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream outText = new ByteArrayOutputStream();
        ByteArrayOutputStream errText = new ByteArrayOutputStream();
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(settings());
        try (PrintStream newOut = new PrintStream(outText, true, StandardCharsets.UTF_8);
                PrintStream newErr = new PrintStream(errText, true, StandardCharsets.UTF_8)) {
            System.setOut(newOut);
            System.setErr(newErr);
            int exit = HoldfastCommand.run(HoldfastApplication.class, all.toArray(new String[0]));
            return new Result(exit, outText.toString(StandardCharsets.UTF_8), errText.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private List<String> settings() {
        return List.of("--spring.datasource.url=" + url, "--holdfast.demo=false");
    }

    private ConfigurableApplicationContext program() {
        return new SpringApplicationBuilder(HoldfastApplication.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .logStartupInfo(false)
                .run(settings().toArray(new String[0]));
    }

    @Test
    void anAdminIsInvitedChoosesAPasswordAndSignsIn() {
        assertThat(run("people", "list").out()).contains("Add the first one with: people add LOGIN --role admin");
        Result refused = run("people", "add", "bob", "--role", "read");
        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err()).contains("The first person must have the role admin");

        Result added = run("people", "add", "ana", "--role", "admin", "--name", "Ana Rusu", "--language", "ro");
        assertThat(added.exit()).isZero();
        assertThat(added.out()).matches("http://localhost:8080/invite/[A-Za-z0-9_-]{43}\\R");
        assertThat(added.err())
                .contains("Ana Rusu (ana; roles: admin; step: automatic)", "not shown again")
                .doesNotContain(added.out().strip().substring(added.out().length() - 20));

        try (ConfigurableApplicationContext context = program()) {
            String token = added.out().strip().substring(added.out().lastIndexOf('/') + 1);
            context.getBean(PersonLinks.class).redeem(PersonLink.Reference.of(token), PASSWORD, "127.0.0.1");
            SignInResult result = context.getBean(SignIn.class).attempt("ANA", PASSWORD, "127.0.0.1");
            assertThat(result)
                    .isInstanceOfSatisfying(
                            SignInResult.Admitted.class,
                            admitted -> assertThat(
                                            admitted.person().preferences().language())
                                    .isEqualTo("ro"));
        }
        assertThat(run("people", "link", "ana", "--holdfast.public-url=https://care.example/")
                        .out())
                .startsWith("https://care.example/reset/");
        assertThat(run("audit", "list").out())
                .contains("person-added", "person-link-issued", "password-changed", "signed-in");
    }

    @Test
    void rolesChangeAndPeopleComeAndGo() {
        run("people", "add", "ana", "--role", "admin");
        Result added = run("people", "add", "bob", "--role", "agent,read", "--step", "supervisor");
        assertThat(added.err()).contains("roles: read agent; step: supervisor");
        assertThat(run("people", "add", "BOB", "--role", "read").err()).contains("The login BOB is already taken");

        assertThat(run("people", "roles", "bob", "--role", "author").out())
                .isEqualToIgnoringNewLines("bob: author, step automatic (before: read agent, step supervisor).");
        assertThat(run("people", "disable", "bob").out()).isEqualToIgnoringNewLines("Disabled bob (bob).");
        assertThat(run("people", "link", "bob").err()).contains("bob is disabled");
        assertThat(run("people", "enable", "bob").exit()).isZero();
        assertThat(run("people", "disable", "ana").err()).contains("ana is the only admin");
        assertThat(run("people", "disable", "cleo").err()).contains("There is no person \"cleo\".");
        assertThat(run("people", "list").out()).containsPattern("bob +bob +author +automatic +invited");
        assertThat(run("people", "erase", "bob").exit()).isZero();

        List<String> lines = run("people", "list", "--json").out().lines().toList();
        assertThat(lines)
                .hasSize(2)
                .allSatisfy(line -> assertThat(
                                FactsJson.mapper().readTree(line).path("id").asString())
                        .hasSize(36));
        assertThat(lines.toString()).doesNotContain("bob").doesNotContain("hash");
    }

    @Test
    void wrongOptionsAreUsageErrorsBeforeAnythingIsOpened() {
        for (List<String> wrong : List.of(
                List.of("--role decide", "The role decide is for systems"),
                List.of("--role read --step agent", "--step: A step above automatic needs the role agent or admin"),
                List.of("--role admin --language de", "The language must be en, ru or ro"),
                List.of("--role admin --time-zone Chisinau", "There is no such time zone"))) {
            List<String> words = new ArrayList<>(List.of("people", "add", "ana"));
            words.addAll(List.of(wrong.get(0).split(" ")));
            Result result = run(words.toArray(new String[0]));
            assertThat(result.exit()).as(wrong.get(0)).isEqualTo(2);
            assertThat(result.err()).contains(wrong.get(1)).doesNotContain("Exception");
        }
        assertThat(run("people", "add", "ana maria", "--role", "admin").err()).contains("The login must have");
    }
}
