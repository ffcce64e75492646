package org.holdfast.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.holdfast.Database;
import org.holdfast.HoldfastApplication;
import org.holdfast.audit.Actor;
import org.holdfast.publishing.LiveRuleBookSync;
import org.holdfast.publishing.RuleBookPublisher;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Measures how long it takes until a rule book published on one node is live on another node of the same database; the
 * documented limit is two seconds. Arguments: the number of rounds.
 */
public final class NodesAgree {

    private static final String ACTIONS = "areas/delivery/actions.yaml";

    private NodesAgree() {}

    public static void main(String[] args) throws Exception {
        int times = args.length == 0 ? 12 : Integer.parseInt(args[0]);
        Path rules = copyOf(Path.of("rules"), Files.createTempDirectory("nodes-agree"));
        for (Database database : Database.values()) {
            String url = database.freshUrl();
            try (ConfigurableApplicationContext one = node(url, rules);
                    ConfigurableApplicationContext two = node(url, rules)) {
                double[] millis = new double[times];
                for (int i = 0; i < times; i++) {
                    Path file = rules.resolve(ACTIONS);
                    Files.writeString(file, Files.readString(file) + "# " + i + "\n");
                    millis[i] = publish(one, two);
                }
                Arrays.sort(millis);
                System.out.printf(
                        "%-10s median %6.0f ms, worst %6.0f ms%n", database, millis[times / 2], millis[times - 1]);
            }
        }
    }

    /** Starts a server, because only servers follow the publications of others. */
    private static ConfigurableApplicationContext node(String url, Path rules) {
        return new SpringApplicationBuilder(HoldfastApplication.class)
                .logStartupInfo(false)
                .run(
                        "--server.port=0",
                        "--logging.level.root=error",
                        "--logging.level.org.holdfast=error",
                        "--holdfast.rules.dir=" + rules,
                        "--holdfast.demo=false",
                        "--holdfast.rules.publish=explicit",
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=" + (url.startsWith("jdbc:h2:") ? "holdfast" : "postgres"));
    }

    /** Returns the time since the rule book went live on the first node. */
    private static double publish(ConfigurableApplicationContext one, ConfigurableApplicationContext two)
            throws InterruptedException {
        RuleBookPublisher publisher = one.getBean(RuleBookPublisher.class);
        RuleBookPublisher.Result result = publisher.publishFolder(
                publisher.folder().read(), new RuleBookPublisher.Signature(Actor.program("bench"), "bench", ""));
        long start = System.nanoTime();
        long number = ((RuleBookPublisher.Published) result).publication().number();
        LiveRuleBookSync other = two.getBean(LiveRuleBookSync.class);
        while (other.live().state().publication().number() != number) {
            Thread.sleep(1);
        }
        return (System.nanoTime() - start) / 1e6;
    }

    private static Path copyOf(Path from, Path to) throws IOException {
        try (var walk = Files.walk(from)) {
            for (Path each : (Iterable<Path>) walk::iterator) {
                Path target = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(each, target);
                }
            }
        }
        return to;
    }
}
