package org.holdfast.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.holdfast.Database;
import org.holdfast.delivery.webhook.Receiver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Creates the {@link Specimen} of a release by running that release. Not run by {@code mvn verify}; with the release
 * checked out and packaged in FOLDER:
 *
 * <pre>
 * mvn test -Dtest=SpecimenMaker -Dspecimen.version=0.1.0 -Dspecimen.program=FOLDER
 * </pre>
 *
 * A specimen is created once per release and never changed, because it represents the databases of users.
 */
class SpecimenMaker {

    private static final String SECRET = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    /** Maximum size of both databases of a release. */
    private static final long MAX_BYTES = 2 * 1024 * 1024;

    private final Path program = Path.of(said("specimen.program"));
    private final String version = said("specimen.version");

    @TempDir
    private Path folder;

    @Test
    void make() throws Exception {
        Path rules = copy(program.resolve("rules"), folder.resolve("rules"));
        String embedded = Database.H2.emptyUrl();
        String people = make(Specimen.of(version, Database.H2), embedded, rules, null);
        make(
                Specimen.of(version, Database.POSTGRESQL),
                Database.POSTGRESQL.emptyUrl(),
                copy(program.resolve("rules"), folder.resolve("rules2")),
                people);
        try (Stream<Path> files = Files.list(Specimen.of(version, Database.H2).folder())) {
            assertThat(files.mapToLong(each -> each.toFile().length()).sum()).isLessThan(MAX_BYTES);
        }
    }

    /** Only the embedded database contains the demo customers; the other one gets them through the API. */
    private String make(Specimen specimen, String url, Path rules, @Nullable String people) throws Exception {
        String invented;
        try (Receiver receiver = new Receiver((exchange, request) -> exchange.sendResponseHeaders(
                        request.text().matches("(?s).*\"(C-10\\d7|M-2)\".*") ? 410 : 204, -1));
                Released first = start(url, rules, receiver)) {
            if (people != null) {
                first.caller()
                        .ask("POST", "/v1/customers", "application/x-ndjson", null, people)
                        .good();
            }
            invented = IntStream.range(0, BusyWeek.DEMO)
                    .mapToObj(i -> first.caller()
                            .get("/v1/customers/" + BusyWeek.demo(i))
                            .good())
                    .collect(Collectors.joining("\n"));
            new BusyWeek(first.caller()).live(rules);
        }
        specimen.keep(url);
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        try (Receiver receiver = Receiver.answering(204);
                Released again = start(url, rules, receiver)) {
            List<Question> answered = new ArrayList<>();
            for (Question each : Questions.about(again.caller(), now)) {
                answered.add(each.ask(answered.size() + 1, again.caller()));
            }
            specimen.keep(new Specimen.Asked(now, answered));
        }
        return invented;
    }

    private Released start(String url, Path rules, Receiver receiver) throws IOException {
        return Released.start(
                program.resolve("target/holdfast.jar"),
                folder,
                url,
                List.of(
                        "--holdfast.rules.publish=explicit",
                        "--holdfast.rules.dir=" + rules,
                        "--holdfast.decide-anew.enabled=false",
                        "--holdfast.delivery.webhooks.shop.url=" + receiver.url(),
                        "--holdfast.delivery.webhooks.shop.secret=" + SECRET,
                        "--holdfast.delivery.webhooks.shop.allow-private-addresses=true"));
    }

    private static String said(String property) {
        return Objects.requireNonNull(System.getProperty(property), "-D" + property + " is missing");
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
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
