package org.holdfast.bench.nodes;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Servers of one PostgreSQL database behind a balancer, with a receiver of webhooks. */
public final class Cluster implements AutoCloseable {

    private static final String HEAP = System.getProperty("nodes.heap", "512m");

    private final String url;
    private final Path folder;
    private final Path rules;
    private final List<Node> nodes = new CopyOnWriteArrayList<>();
    private final List<Node> stopped = new CopyOnWriteArrayList<>();
    private final Balancer balancer = new Balancer();
    private final Inbox inbox = new Inbox();
    private final List<String> settings;

    /**
     * @param url URL of the database
     * @param settings further settings of all servers
     */
    Cluster(String url, Path folder, Path rules, List<String> settings) throws IOException {
        this.url = url;
        this.folder = folder;
        this.rules = rules;
        this.settings = settings;
    }

    /** Makes a server of this version, without starting it. */
    Node add(String name) throws IOException {
        return add(name, Node.current(HEAP));
    }

    /** Makes a server of a packaged version, without starting it. */
    Node add(String name, Path jar) throws IOException {
        return add(name, Node.packaged(jar, HEAP));
    }

    private Node add(String name, List<String> program) throws IOException {
        URI database = URI.create(url.substring("jdbc:".length()));
        InetSocketAddress address = new InetSocketAddress(database.getHost(), database.getPort());
        Wire wire = new Wire(() -> List.of(address));
        String throughWire = url.replace(":" + database.getPort() + "/", ":" + wire.port() + "/");
        Node node = new Node(name, program, settings(throughWire), folder, wire);
        nodes.add(node);
        return node;
    }

    private List<String> settings(String database) {
        List<String> all = new ArrayList<>(List.of(
                "--spring.datasource.url=" + database,
                "--spring.datasource.username=postgres",
                "--holdfast.demo=false",
                "--holdfast.rules.publish=explicit",
                "--holdfast.rules.dir=" + rules,
                "--holdfast.delivery.webhooks.shop.url=" + inbox.url(),
                "--holdfast.delivery.webhooks.shop.secret=whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "--holdfast.delivery.webhooks.shop.allow-private-addresses=true",
                "--holdfast.delivery.allow-private-addresses=true"));
        all.addAll(settings);
        return all;
    }

    /** Starts a command beside the servers, with their settings. */
    Process command(String name, String... words) throws IOException {
        List<String> command = new ArrayList<>(Node.current(HEAP));
        command.addAll(List.of(words));
        command.addAll(settings(url));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
    }

    /** Starts a server and lets the balancer send it requests. */
    void start(Node node) throws IOException, InterruptedException {
        node.start();
        node.awaitReady();
        balancer.add(node);
    }

    /** Takes a server out of the balancer, stops it, and forgets it. */
    void stop(Node node) throws InterruptedException {
        balancer.remove(node);
        node.close();
        stopped.add(node);
        nodes.remove(node);
    }

    List<Node> nodes() {
        return nodes;
    }

    Balancer balancer() {
        return balancer;
    }

    Inbox inbox() {
        return inbox;
    }

    String url() {
        return url;
    }

    Path rules() {
        return rules;
    }

    Path folder() {
        return folder;
    }

    /** Returns errors and warnings from the logs of servers, without those that follow from what was done to them. */
    List<String> complaints() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Node each : Stream.concat(stopped.stream(), nodes.stream()).toList()) {
            Files.readAllLines(each.log()).stream()
                    .filter(line -> line.matches("^\\d\\d:\\d\\d:\\d\\d\\S* (ERROR|WARN) .*"))
                    .map(line -> each.name() + " " + line)
                    .forEach(lines::add);
        }
        return lines;
    }

    @Override
    public void close() throws InterruptedException, IOException {
        for (Node each : nodes) {
            each.running().destroy();
        }
        for (Node each : nodes) {
            each.close();
        }
        balancer.close();
        inbox.close();
    }
}
