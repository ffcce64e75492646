package org.holdfast.cli.people;

import java.net.URI;
import org.holdfast.cli.terminal.Timestamps;
import org.holdfast.people.Person;
import org.holdfast.people.PersonLink;
import org.holdfast.settings.HoldfastSettings;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Model.CommandSpec;

/** Prints links by which people choose a password. */
final class LinkPrinter {

    private static final String DEFAULT_PORT = "8080";

    private LinkPrinter() {}

    /** Prints the link alone to standard output, for scripts, and the explanation to standard error. */
    static void show(PersonLink link, ApplicationContext context, CommandSpec spec) {
        Person person = link.person();
        spec.commandLine().getOut().println(base(context) + link.path());
        spec.commandLine()
                .getErr()
                .printf(
                        "%nWith this link %s (%s; roles: %s; step: %s) chooses a password.%n"
                                + "It works once, until %s, and is not shown again: hand it over in private.%n",
                        person.name(),
                        person.login(),
                        person.rights().labels(),
                        person.rights().step(),
                        Timestamps.toMinute(link.expiresAt()));
    }

    /** The public address, or this machine if none is set. */
    private static String base(ApplicationContext context) {
        URI url = context.getBean(HoldfastSettings.class).publicUrl();
        boolean isSet = context.getEnvironment().containsProperty("holdfast.public-url");
        String port = context.getEnvironment().getProperty("server.port", DEFAULT_PORT);
        return isSet ? url.toString().replaceAll("/+$", "") : "http://localhost:" + port;
    }
}
