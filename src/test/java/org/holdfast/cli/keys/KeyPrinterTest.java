package org.holdfast.cli.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Set;
import org.holdfast.access.ApiKey;
import org.holdfast.access.ApiKeyService;
import org.holdfast.access.Role;
import org.holdfast.cli.CommandLines;
import org.holdfast.decisions.AuthorityLevel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class KeyPrinterTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private void show(@Nullable Instant expires) {
        ApiKey key = new ApiKey(
                "abc",
                "shop",
                Set.of(Role.DECIDE, Role.READ),
                AuthorityLevel.AUTOMATIC,
                null,
                Instant.parse("2026-03-15T10:00:00Z"),
                expires,
                null,
                null);
        CommandLine line =
                CommandLines.root().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        KeyPrinter.show(new ApiKeyService.Issued(key, "hf_abc_SECRET"), line.getCommandSpec());
    }

    @Test
    void standardOutputHasTheKeyAlone() {
        show(null);

        assertThat(out.toString()).isEqualToIgnoringNewLines("hf_abc_SECRET");
    }

    @Test
    void standardErrorExplainsTheKeyWithoutShowingIt() {
        show(Instant.parse("2027-03-15T10:00:00Z"));

        assertThat(err.toString())
                .contains("\"shop\" (roles: read decide; authority: automatic; expires 2027-03-15T10:00Z)")
                .contains("It is not shown again", "Authorization: Bearer hf_abc_...")
                .doesNotContain("SECRET");
    }

    @Test
    void aKeyMayNotExpire() {
        show(null);

        assertThat(err.toString()).contains("does not expire");
    }
}
