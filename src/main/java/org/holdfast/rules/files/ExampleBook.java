package org.holdfast.rules.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An example in one language, as a rule book of its own. Examples lie in the folder {@code examples} of a rule book,
 * which no version of that book contains. Each has a folder with the files of one area; a rule file such as
 * {@code carts.ru.dslr} says in Russian what {@code carts.en.dslr} says in English, and both share the scenarios in
 * {@code carts.scenarios.yaml}. Sentences and customers are those of the book around it.
 *
 * @param name name of the folder
 * @param language ISO 639 code of the rules
 */
public record ExampleBook(String name, String language, BookSource book) {

    private static final String FOLDER = "examples";
    /** Name, language and extension of a rule file. */
    private static final Pattern RULE_FILE = Pattern.compile("([^/]+)\\.([a-z]{2})\\.(dslr|drl|csv|xlsx)");

    private static final Pattern AREA_FILE =
            Pattern.compile("actions\\.yaml|[^/]+\\.scenarios\\.yaml|[^/]+\\.(dslr|drl|csv|xlsx)");

    /**
     * Reads the examples in a folder, which is that of one example or of all.
     *
     * @return empty if it is no folder of examples
     * @throws BookUnreadable if it cannot be read, or exceeds a limit
     */
    public static List<ExampleBook> in(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        if (isExamples(absolute)) {
            BookSource around = around(absolute);
            return folders(absolute).stream()
                    .flatMap(each -> read(each, around).stream())
                    .toList();
        }
        Path examples = absolute.getParent();
        return examples != null && isExamples(examples) && Files.isDirectory(absolute)
                ? read(absolute, around(examples))
                : List.of();
    }

    private static boolean isExamples(Path folder) {
        Path book = folder.getParent();
        return book != null
                && FOLDER.equals(String.valueOf(folder.getFileName()))
                && Files.isDirectory(folder)
                && Files.isDirectory(book.resolve("language"));
    }

    private static List<Path> folders(Path examples) {
        try (Stream<Path> inside = Files.list(examples)) {
            return inside.filter(Files::isDirectory)
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new BookUnreadable(examples + " could not be read: " + e.getMessage());
        }
    }

    /** Returns what examples take from the book around them. */
    private static BookSource around(Path examples) {
        return BookSource.read(examples.resolveSibling(""))
                .only(path -> path.startsWith("language/") || path.startsWith("customers/"));
    }

    private static List<ExampleBook> read(Path folder, BookSource around) {
        String name = String.valueOf(folder.getFileName());
        BookSource own = BookSource.read(folder);
        return languages(own).stream()
                .map(language -> new ExampleBook(name, language, around.with(files(own, name, language))))
                .toList();
    }

    private static TreeSet<String> languages(BookSource own) {
        TreeSet<String> languages = new TreeSet<>();
        for (String path : own.paths()) {
            Matcher rules = RULE_FILE.matcher(path);
            if (rules.matches()) {
                languages.add(rules.group(2));
            }
        }
        return languages;
    }

    private static Map<String, byte @Nullable []> files(BookSource own, String name, String language) {
        Map<String, byte @Nullable []> files = new HashMap<>();
        String area = "areas/" + name + "/";
        for (String path : own.paths()) {
            Matcher rules = RULE_FILE.matcher(path);
            if (rules.matches()) {
                if (rules.group(2).equals(language)) {
                    files.put(area + rules.group(1) + "." + rules.group(3), own.bytes(path));
                }
            } else {
                boolean ofArea = AREA_FILE.matcher(path).matches();
                files.put(ofArea ? area + path : path, own.bytes(path));
            }
        }
        return files;
    }
}
