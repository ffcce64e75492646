package org.holdfast.drafts.review;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.holdfast.Database;
import org.holdfast.Samples;
import org.holdfast.Server;
import org.holdfast.access.Caller;
import org.holdfast.access.MovingClock;
import org.holdfast.access.Role;
import org.holdfast.people.PeopleFixture;
import org.holdfast.people.PeopleService;

/**
 * A server that demands the approval of a second person, with a small rule book and a clock of the test. Mallory has
 * all roles; Ana and Vera are approvers.
 */
public final class FourEyesServer implements AutoCloseable {

    static final String LIMITS = "limits.yaml";
    private static final String TEXTS = """
            actions:
              make-good-broken-promise:
                subject: We broke our word
                body: We are sorry.
            reasons:
              broken-promise: we broke our word
            """;

    private final MovingClock clock = new MovingClock();
    private final Map<String, String> ids = new HashMap<>();
    private final Path rules;
    private final Server server;

    public FourEyesServer(Database database, Path folder) throws IOException {
        rules = folder.resolve("rules");
        for (Map.Entry<String, byte[]> file : book().entrySet()) {
            Path path = rules.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        String url = database.freshUrl();
        Clock before = Clock.fixed(clock.instant().minus(Duration.ofDays(30)), ZoneOffset.UTC);
        try (Database.Store store = Database.open(url)) {
            PeopleFixture people = new PeopleFixture(store, before);
            people.active("mallory", Role.ADMIN, Role.APPROVER);
            people.active("ana", Role.APPROVER);
            people.active("vera", Role.APPROVER);
            people.people().all().forEach(each -> ids.put(each.login(), each.id()));
        }
        server = Server.at(
                clock,
                url,
                "--holdfast.demo=false",
                "--holdfast.rules.dir=" + rules,
                "--holdfast.rules.publish=explicit",
                "--holdfast.rules.approval=second-person");
    }

    /** Returns the shipped rule book with a single area, which is checked quickly. */
    public static Map<String, byte[]> book() {
        Map<String, byte[]> files = Samples.shippedFiles();
        files.keySet()
                .removeIf(path -> path.startsWith("messages/")
                        || path.startsWith("areas/") && !path.startsWith("areas/promises/"));
        files.put("messages/en.yaml", TEXTS.getBytes(StandardCharsets.UTF_8));
        files.put(LIMITS, limits().getBytes(StandardCharsets.UTF_8));
        return files;
    }

    /** Returns the shipped limits without those of rules and actions that this book does not have. */
    static String limits() {
        String limits = Samples.shippedTexts().get(LIMITS);
        return limits.substring(0, limits.indexOf("# How actions of one kind are ranked"))
                .replaceAll("(?m)^    rules: .*\n", "");
    }

    public Server server() {
        return server;
    }

    Path rules() {
        return rules;
    }

    public Caller caller(String login) {
        return bean(PeopleService.class).get(id(login)).caller();
    }

    String id(String login) {
        return ids.get(login);
    }

    public <T> T bean(Class<T> type) {
        return server.bean(type);
    }

    public void forward(Duration by) {
        clock.move(by);
    }

    Instant now() {
        return clock.instant();
    }

    @Override
    public void close() {
        server.close();
    }
}
