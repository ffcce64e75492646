package org.holdfast.upgrade;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.holdfast.Database;
import org.holdfast.facts.json.FactsJson;

/**
 * A database of a release, with the responses of that release to 200 requests, in {@code upgrade/VERSION/} of the test
 * resources. Created by {@link SpecimenMaker}.
 *
 * @param folder folder of the release
 * @param database kind of database
 */
record Specimen(Path folder, Database database) {

    private static final Path ALL = Path.of("src/test/resources/upgrade");

    static Specimen of(String version, Database database) {
        return new Specimen(ALL.resolve(version), database);
    }

    /** Returns the releases for which there are specimens. */
    static List<String> versions() throws IOException {
        try (Stream<Path> folders = Files.list(ALL)) {
            return folders.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    /** Copies the database to where a server can open it, and returns its URL. */
    String restore() throws IOException {
        String url = database.emptyUrl();
        if (database == Database.H2) {
            Files.write(embeddedFile(url), unpacked("embedded.mv.db.gz"));
            return url;
        }
        String dump = new String(unpacked("postgresql.sql.gz"), StandardCharsets.UTF_8);
        try (Database.Store store = Database.openUpTo(Dump.version(dump), url)) {
            Dump.restore(dump, store.jdbc());
        }
        return url;
    }

    void keep(String url) throws IOException {
        if (database == Database.H2) {
            // Space of overwritten data makes up most of the file.
            try (Database.Store store = Database.unchanged(url)) {
                store.jdbc().execute("shutdown compact");
            }
            pack("embedded.mv.db.gz", Files.readAllBytes(embeddedFile(url)));
            return;
        }
        try (Database.Store store = Database.unchanged(url)) {
            pack("postgresql.sql.gz", Dump.of(store.jdbc()).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The requests and responses, and the time that was the current time for the release throughout. */
    record Asked(Instant at, List<Question> questions) {}

    Asked asked() throws IOException {
        List<String> lines = new String(unpacked(questionsFile()), StandardCharsets.UTF_8)
                .lines()
                .toList();
        List<Question> questions = new ArrayList<>();
        lines.subList(1, lines.size())
                .forEach(line -> questions.add(FactsJson.mapper().readValue(line, Question.class)));
        return new Asked(Instant.parse(lines.get(0)), questions);
    }

    void keep(Asked asked) throws IOException {
        StringBuilder lines = new StringBuilder(asked.at + "\n");
        asked.questions.forEach(each ->
                lines.append(FactsJson.mapper().writeValueAsString(each)).append('\n'));
        pack(questionsFile(), lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** A difference that the changelog announces is intended: see {@code changes.csv} of the release. */
    List<Difference> undocumented(List<Difference> found) throws IOException {
        Path file = folder.resolve("changes.csv");
        List<Change> documented = Files.exists(file)
                ? Files.readAllLines(file).stream().skip(1).map(Change::of).toList()
                : List.of();
        return found.stream()
                .filter(each -> documented.stream().noneMatch(change -> change.isMeant(each)))
                .toList();
    }

    /** An intended difference: the purpose of the request, patterns of the path and the new value, and the reason. */
    private record Change(String about, Pattern path, Pattern now, String why) {

        static Change of(String line) {
            String[] cells = line.split(";", 4);
            return new Change(cells[0], Pattern.compile(cells[1]), Pattern.compile(cells[2]), cells[3]);
        }

        boolean isMeant(Difference difference) {
            return difference.question().about().equals(about)
                    && path.matcher(difference.path()).matches()
                    && now.matcher(difference.now()).matches();
        }
    }

    private String questionsFile() {
        return (database == Database.H2 ? "embedded" : "postgresql") + "-questions.ndjson.gz";
    }

    private static Path embeddedFile(String url) {
        return Path.of(url.replaceAll("^jdbc:h2:file:|;.*", "") + ".mv.db");
    }

    private byte[] unpacked(String name) throws IOException {
        try (GZIPInputStream in =
                new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(folder.resolve(name))))) {
            return in.readAllBytes();
        }
    }

    private void pack(String name, byte[] content) throws IOException {
        Files.createDirectories(folder);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        }
        Files.write(folder.resolve(name), packed.toByteArray());
    }
}
