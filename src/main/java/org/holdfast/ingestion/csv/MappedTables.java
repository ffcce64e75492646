package org.holdfast.ingestion.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.holdfast.crm.mapping.FactCollection;
import org.holdfast.crm.mapping.FileQuery;
import org.holdfast.crm.mapping.FilesSource;
import org.holdfast.crm.mapping.MappedCollection;
import org.holdfast.crm.mapping.MappedList;
import org.holdfast.crm.mapping.MappedQuery;
import org.holdfast.crm.mapping.Mapping;

/** The files that a mapping names, in one folder. */
final class MappedTables implements CsvTables {

    private final List<Path> files;
    private final Mapping mapping;
    private final FilesSource source;
    private final Set<Path> read = new TreeSet<>();

    MappedTables(Path folder, Mapping mapping) {
        this.files = files(folder);
        this.mapping = mapping;
        this.source = (FilesSource) mapping.source();
    }

    private static List<Path> files(Path folder) {
        if (Files.isRegularFile(folder)) {
            return List.of(folder);
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the files of a query, by name. */
    List<Path> files(MappedCollection collection) {
        return mapping.query(collection).stream()
                .flatMap(query -> matching(((FileQuery) query.from()).file()))
                .toList();
    }

    private Stream<Path> matching(String name) {
        String pattern = name.toLowerCase(Locale.ROOT).replaceAll("([\\[\\]{}?\\\\])", "\\\\$1");
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        return files.stream().filter(file -> matcher.matches(Path.of(name(file).toLowerCase(Locale.ROOT))));
    }

    @Override
    public List<CsvFile> of(MappedCollection collection, ImportFindings findings) {
        MappedQuery query = mapping.queries().get(collection);
        if (query == null) {
            return List.of();
        }
        List<Path> found = files(collection);
        if (found.isEmpty()) {
            findings.note(
                    "There is no file " + name(collection) + " in the folder; its " + collection + " stay unknown");
        }
        read.addAll(found);
        RowMapping rows = new RowMapping(mapping, query);
        if (collection == FactCollection.CUSTOMERS) {
            mapping.query(FactCollection.MEMBERSHIP).ifPresent(each -> rows.with(each, CustomersCsv.MEMBERSHIP));
        }
        List<CsvFile> tables = new ArrayList<>();
        CsvFile.Shape shape = new CsvFile.Shape(source.separator(), source.charset(), rows);
        found.forEach(file -> tables.add(new CsvFile(file, shape, findings)));
        return tables;
    }

    @Override
    public List<MappedList> lists() {
        return mapping.queries().keySet().stream()
                .filter(MappedList.class::isInstance)
                .map(MappedList.class::cast)
                .toList();
    }

    @Override
    public String name(MappedCollection collection) {
        return mapping.query(collection)
                .map(query -> ((FileQuery) query.from()).file())
                .orElse(collection + ".csv");
    }

    @Override
    public void reportUnread(ImportFindings findings) {
        files.stream()
                .filter(file -> FolderFiles.isTable(name(file)) && !read.contains(file))
                .forEach(file -> findings.note(name(file) + " is not read, because the mapping does not name it"));
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
