package org.holdfast.cli.keys;

import java.io.PrintWriter;
import java.util.stream.Collectors;
import org.holdfast.access.ApiKey;
import org.holdfast.access.ApiKeyService;
import org.holdfast.access.Role;
import org.holdfast.cli.terminal.Timestamps;
import picocli.CommandLine.Model.CommandSpec;

/** Prints API keys. */
final class KeyPrinter {

    private KeyPrinter() {}

    /** Prints the key alone to standard output, for scripts, and the explanation for people to standard error. */
    static void show(ApiKeyService.Issued issued, CommandSpec spec) {
        ApiKey key = issued.key();
        spec.commandLine().getOut().println(issued.text());
        PrintWriter err = spec.commandLine().getErr();
        err.printf(
                "%nThis is the API key of \"%s\" (roles: %s; authority: %s; %s).%n"
                        + "It is not shown again: store it with your other secrets.%n",
                key.name(),
                roles(key),
                key.step(),
                key.expiresAt() == null ? "does not expire" : "expires " + Timestamps.toMinute(key.expiresAt()));
        err.printf(
                "Send it as a header:  Authorization: Bearer %s_...%n",
                issued.text().substring(0, issued.text().indexOf('_', 3)));
    }

    static String roles(ApiKey key) {
        return key.roles().stream().map(Role::toString).collect(Collectors.joining(" "));
    }
}
