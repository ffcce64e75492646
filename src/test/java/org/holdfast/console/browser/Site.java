package org.holdfast.console.browser;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.Database;
import org.holdfast.Server;

/** A server with the demo base, which can be restarted under the same address. */
public final class Site implements AutoCloseable {

    private final String database = Database.H2.freshUrl();
    private final List<String> settings = new ArrayList<>();
    private Server server;

    public Site(String... settings) {
        this.settings.addAll(List.of(settings));
        this.server = start();
        this.settings.add("--server.port=" + server.port());
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
