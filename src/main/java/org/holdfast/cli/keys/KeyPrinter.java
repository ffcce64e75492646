package org.holdfast.cli.keys;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.stream.Collectors;
import org.holdfast.access.ApiKey;
import org.holdfast.access.ApiKeyService;
import org.holdfast.access.Role;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** How keys are shown. */
public final class KeyPrinter {

    private KeyPrinter() {}

    /**
     * The key alone on standard output, so that a script can take it from there; what a person should know on the
     * other.
     */
    static void show(ApiKeyService.Issued issued, CommandSpec spec) {
        ApiKey key = issued.key();
        spec.commandLine().getOut().println(issued.text());
        PrintWriter words = spec.commandLine().getErr();
        words.printf(
                "%nThis is the key of \"%s\" (%s, step %s, %s). It is shown this once; keep it where you keep secrets.%n",
                key.name(),
                roles(key),
                key.step(),
                key.expiresAt() == null ? "does not expire" : "expires " + time(key.expiresAt()));
        words.printf(
                "It is sent as a header:  Authorization: Bearer %s_...%n",
                issued.text().substring(0, issued.text().indexOf('_', 3)));
    }

    static String roles(ApiKey key) {
        return key.roles().stream().map(Role::toString).collect(Collectors.joining(" "));
    }

    /** To the minute, UTC; a dash for never. */
    public static String time(@Nullable Instant at) {
        return at == null ? "-" : at.toString().substring(0, 16) + "Z";
    }
}
