package org.holdfast.console.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.Database;
import org.holdfast.Patience;
import org.holdfast.Server;
import org.holdfast.demo.past.DemoPast;

/** A server with the demo base, which can be restarted under the same address. */
public final class Site implements AutoCloseable {

    private final String database = Database.H2.freshUrl();
    private final List<String> settings = new ArrayList<>();
    private final Map<String, String> sessions = new HashMap<>();
    private Server server;
    private String decision = "";

    public Site(String... settings) {
        this.settings.addAll(List.of(settings));
        this.settings.add("--holdfast.rules.dir=" + rules());
        this.settings.add("--holdfast.access.setup-token-file=target/setup-token-"
                + ProcessHandle.current().pid());
        this.server = start();
        this.settings.add("--server.port=" + server.port());
    }

    /** What is published from the console is written into the folder. */
    private static Path rules() {
        try {
            return Server.copyOfRules(Files.createTempDirectory(Path.of("target"), "rules-of-site-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a server without the demo, to which people were added. */
    public static Site staffed() {
        Site site = new Site("--holdfast.demo=false");
        PeopleStates.prepare(site);
        return site;
    }

    private Server start() {
        return Server.on(database, settings.toArray(new String[0]));
    }

    public Server server() {
        return server;
    }

    public URI uri(String path) {
        return server.uri(path);
    }

    /** Returns the path of a decision, which is made when it is first asked for. */
    public String decision() {
        if (decision.isEmpty()) {
            decision = server.post("/v1/decisions", "{'customerId':'C-1058'}").at("decisionId");
        }
        return "/decisions/" + decision;
    }

    /** The sessions of people who are not to sign in on each page, by login; see {@link Visit#continueAs}. */
    Map<String, String> sessions() {
        return sessions;
    }

    /** Waits until the demo customers have their past. */
    public void waitForPast() {
        Patience.until(() -> server.bean(DemoPast.class).progress().isComplete());
    }

    /** Restarts the server, and does something while there is none. */
    public void restart(Runnable meanwhile) {
        close();
        try {
            meanwhile.run();
        } finally {
            server = start();
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
