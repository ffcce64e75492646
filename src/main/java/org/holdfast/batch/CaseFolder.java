package org.holdfast.batch;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.holdfast.decisions.json.CustomerPast;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.facts.json.FactsJson;
import org.holdfast.facts.validation.InvalidInput;
import org.holdfast.rules.files.BookSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The files of an export, and of the answers to it, on a local disk. */
public final class CaseFolder {

    /** Name of the folder of answers. */
    public static final String ANSWERS = "answers";

    /** A compressed file is read by one task, so this is the least that one task reads. */
    private static final int CUSTOMERS_IN_FILE = 20_000;

    private CaseFolder() {}

    /** Writes the customers of an export. */
    public static final class Customers implements AutoCloseable {

        private final Path folder;
        private final boolean withFacts;
        private @Nullable Writer facts;
        private @Nullable Writer past;
        private long written;

        /** @param withFacts whether to write the facts, which can also be read from the database */
        public Customers(Path folder, boolean withFacts) throws IOException {
            this.folder = folder;
            this.withFacts = withFacts;
            if (withFacts) {
                Files.createDirectories(folder.resolve(CaseManifest.FACTS));
            }
            Files.createDirectories(folder.resolve(CaseManifest.PAST));
        }

        public void write(StoredCustomer customer, CustomerPast known) throws IOException {
            if (written % CUSTOMERS_IN_FILE == 0) {
                close();
                String name = "part-%05d.jsonl.gz".formatted(written / CUSTOMERS_IN_FILE);
                facts = withFacts ? gzip(folder.resolve(CaseManifest.FACTS).resolve(name)) : null;
                past = gzip(folder.resolve(CaseManifest.PAST).resolve(name));
            }
            written++;
            if (facts != null) {
                facts.write("{\"id\":" + FactsJson.write(customer.facts().id()) + ",\"facts_hash\":\"" + customer.hash()
                        + "\",\"facts\":" + FactsJson.write(customer.facts()) + "}\n");
            }
            // Exported facts are complete; those in the database lack what is known beside them.
            CustomerPast own = withFacts
                    ? new CustomerPast(known.id(), null, null, known.history(), known.ledger(), known.sharers())
                    : known;
            if (past != null && !own.isEmpty()) {
                past.write(own.toJson() + "\n");
            }
        }

        @Override
        public void close() throws IOException {
            for (Writer each : new Writer[] {facts, past}) {
                if (each != null) {
                    each.close();
                }
            }
        }
    }

    private static Writer gzip(Path file) throws IOException {
        return new BufferedWriter(
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8));
    }

    /** Writes what is the same for all customers, at the end: an export without it is not complete. */
    public static void finish(Path folder, CaseManifest manifest, BookSource book) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(CaseManifest.BOOK)))) {
            for (String path : book.paths()) {
                zip.putNextEntry(new ZipEntry(path));
                zip.write(book.bytes(path));
                zip.closeEntry();
            }
        }
        Files.writeString(folder.resolve(CaseManifest.FILE), manifest.toJson());
    }

    /**
     * Reads the manifest.
     *
     * @throws InvalidInput if there is none: what is in the folder is not complete
     */
    public static CaseManifest manifest(Path folder) throws IOException {
        Path file = folder.resolve(CaseManifest.FILE);
        if (!Files.isRegularFile(file)) {
            throw new InvalidInput("", "There is no " + file + ": the job has not ended, or this is another folder");
        }
        return CaseManifest.read(Files.readAllBytes(file));
    }

    /** Answers in JSON lines, file after file in the order of their names, which is that of the ids. */
    public static final class Answers implements Iterator<CaseAnswer>, AutoCloseable {

        private final Iterator<Path> files;
        private @Nullable Path file;
        private @Nullable BufferedReader reader;
        private int number;
        private @Nullable CaseAnswer next;

        /** @throws InvalidInput if the folder holds no JSON lines */
        public Answers(Path folder) throws IOException {
            Path answers = folder.resolve(ANSWERS);
            if (!Files.isDirectory(answers)) {
                throw new InvalidInput(
                        "",
                        "There is no folder " + answers
                                + ". Name the folder that the job wrote its answers to, not that of the export");
            }
            try (Stream<Path> all = Files.list(answers)) {
                List<Path> sorted = all.filter(
                                each -> isAnswers(each.getFileName().toString()))
                        .sorted()
                        .toList();
                files = sorted.iterator();
                if (sorted.isEmpty()) {
                    throw new InvalidInput(
                            "",
                            "There are no JSON lines in " + answers + ". Decide with --form=jsonl to load the answers");
                }
            }
        }

        private static boolean isAnswers(String name) {
            return name.startsWith("part-") && !name.endsWith(".crc") && !name.endsWith(".parquet");
        }

        @Override
        public boolean hasNext() {
            try {
                while (next == null && (reader != null || files.hasNext())) {
                    if (reader == null) {
                        file = files.next();
                        reader = open(file);
                        number = 0;
                    }
                    String line = reader.readLine();
                    number++;
                    if (line == null) {
                        reader.close();
                        reader = null;
                    } else {
                        next = read(line);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(file + ": " + e.getMessage(), e);
            }
            return next != null;
        }

        private CaseAnswer read(String line) {
            try {
                return CaseAnswer.read(line);
            } catch (JacksonException e) {
                throw new InvalidInput("", file + ", line " + number + ", is not an answer: " + e.getOriginalMessage());
            }
        }

        private static BufferedReader open(Path file) throws IOException {
            InputStream bytes = Files.newInputStream(file);
            return new BufferedReader(new InputStreamReader(
                    file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes, StandardCharsets.UTF_8));
        }

        @Override
        public CaseAnswer next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            CaseAnswer found = next;
            next = null;
            return found;
        }

        @Override
        public void close() throws IOException {
            if (reader != null) {
                reader.close();
            }
        }
    }
}
