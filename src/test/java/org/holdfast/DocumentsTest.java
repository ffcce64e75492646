package org.holdfast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documentation is complete: links resolve, every page is reachable, and the English is plain. */
class DocumentsTest {

    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Path DOCS = ROOT.resolve("docs");
    private static final Path BENCHMARKS = ROOT.resolve("src/bench/java/org/holdfast/bench");
    private static final Path README = ROOT.resolve("README.md");
    private static final List<String> BESIDE_DOCS = List.of(
            "README.md",
            "CHANGELOG.md",
            "ARCHITECTURE.md",
            "CONTRIBUTING.md",
            "SECURITY.md",
            "rules/README.md",
            "rules/README.ru.md",
            "rules/README.ro.md");
    private static final int MAX_README_LINES = 200;

    private static final Pattern FENCE = Pattern.compile("(?ms)^ *(```+|~~~+).*?^ *\\1 *$");
    private static final Pattern INDENTED = Pattern.compile("(?m)(?<=\\n)\\n(?: {4}.*\\n|\\n(?= {4}))+");
    private static final Pattern CODE = Pattern.compile("(`+)(.+?)\\1", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *#*$");
    private static final Pattern BENCHMARK = Pattern.compile("-Dbench=([A-Z]\\w*[a-z]\\w*)");
    private static final Pattern PATH = Pattern.compile("\"(/v1/[^\"]*)\"\\s*:\\s*\\{");

    private record Link(Path from, String target) {

        boolean isRelative() {
            return !target.matches("[a-z][a-z+.-]*:.*");
        }

        Path file() {
            String path = target.replaceFirst("#.*", "");
            return path.isEmpty() ? from : from.resolveSibling(path).normalize();
        }

        String anchor() {
            return target.contains("#") ? target.substring(target.indexOf('#') + 1) : "";
        }

        @Override
        public String toString() {
            return ROOT.relativize(from) + " links to " + target;
        }
    }

    private static List<Path> documents() throws IOException {
        List<Path> all = new ArrayList<>();
        for (String name : BESIDE_DOCS) {
            all.add(ROOT.resolve(name));
        }
        all.addAll(pages());
        return all;
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(DOCS)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static String withoutBlocks(Path file) throws IOException {
        return INDENTED.matcher(FENCE.matcher(Files.readString(file)).replaceAll(""))
                .replaceAll("\n");
    }

    private static List<Link> links(Path file) throws IOException {
        String text = CODE.matcher(withoutBlocks(file)).replaceAll("code");
        return LINK.matcher(text)
                .results()
                .map(found -> new Link(file, found.group(1)))
                .filter(Link::isRelative)
                .toList();
    }

    /**
     * Applies GitHub's rules for anchors: lower case, no punctuation, hyphens instead of spaces, and a number for a
     * repeated heading.
     */
    private static Set<String> anchors(Path file) throws IOException {
        Set<String> anchors = new LinkedHashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        String text = FENCE.matcher(Files.readString(file)).replaceAll("");
        for (MatchResult heading : HEADING.matcher(text).results().toList()) {
            String words = heading.group(1)
                    .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                    .toLowerCase(Locale.ROOT);
            String anchor = words.replaceAll("[^\\p{L}\\p{M}\\p{N}_ -]", "").replace(' ', '-');
            int before = seen.merge(anchor, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? anchor : anchor + "-" + before);
        }
        return anchors;
    }

    @Test
    void everyRelativeLinkLeadsToAFileAndAHeading() throws Exception {
        List<String> broken = new ArrayList<>();
        int links = 0;
        for (Path document : documents()) {
            for (Link link : links(document)) {
                links++;
                Path file = link.file();
                if (!file.startsWith(ROOT) || !Files.exists(file)) {
                    broken.add(link + ", which is not there");
                } else if (!link.anchor().isEmpty() && !anchors(file).contains(link.anchor())) {
                    broken.add(link + ", which has only " + anchors(file));
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(links).isGreaterThan(200);
    }

    @Test
    void theReadmeIsShort() throws Exception {
        assertThat(Files.readAllLines(README)).hasSizeLessThanOrEqualTo(MAX_README_LINES);
    }

    @Test
    void everyPageCanBeReachedFromTheReadme() throws Exception {
        Set<Path> reached = new HashSet<>(Set.of(README));
        Deque<Path> next = new ArrayDeque<>(reached);
        while (!next.isEmpty()) {
            for (Link link : links(next.pop())) {
                Path file = link.file();
                if (file.toString().endsWith(".md") && Files.exists(file) && reached.add(file)) {
                    next.add(file);
                }
            }
        }
        assertThat(documents()).allSatisfy(page -> assertThat(reached).contains(page));
    }

    @Test
    void everyPageIsListedInTheIndex() throws Exception {
        List<Path> listed =
                links(DOCS.resolve("README.md")).stream().map(Link::file).toList();
        assertThat(pages())
                .filteredOn(page -> !page.equals(DOCS.resolve("README.md")))
                .isSubsetOf(listed);
    }

    @Test
    void everyBenchmarkThatIsNamedIsThere() throws Exception {
        for (Path document : documents()) {
            assertThat(BENCHMARK.matcher(Files.readString(document)).results().map(found -> found.group(1)))
                    .as(document.toString())
                    .allSatisfy(name ->
                            assertThat(BENCHMARKS.resolve(name + ".java")).exists());
        }
    }

    @Test
    void everyCallOfTheApiIsInTheReference() throws Exception {
        String page = withoutNames(Files.readString(DOCS.resolve("reference/http.md")));
        List<String> paths = PATH.matcher(Files.readString(ROOT.resolve("openapi/holdfast.json")))
                .results()
                .map(found -> withoutNames(found.group(1)))
                .toList();
        assertThat(paths)
                .hasSizeGreaterThan(20)
                .allSatisfy(path -> assertThat(page).contains(path));
    }

    private static String withoutNames(String text) {
        return text.replaceAll("\\{\\w+\\}", "{}");
    }

    /** Words that made these pages read as translated. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "somebody|nobody|anybody|everybody",
                "told|tells",
                "whoever|whom",
                "what (?:came|comes|became|becomes) of",
                "stands? in",
                "so many",
                "anew",
                "hangs? on"
            })
    void thePatternOccursAtMostOnceIn10000Words(String pattern) throws Exception {
        Pattern words = Pattern.compile("\\b(?:" + pattern.replace(" ", "\\s+") + ")\\b", Pattern.CASE_INSENSITIVE);
        List<String> found = new ArrayList<>();
        int all = 0;
        for (Path document : documents()) {
            String prose = CODE.matcher(withoutBlocks(document)).replaceAll("");
            all += prose.split("\\s+").length;
            words.matcher(prose).results().forEach(each -> found.add(ROOT.relativize(document) + ": " + each.group()));
        }
        assertThat(found).as("in %d words", all).hasSizeLessThanOrEqualTo(all / 10_000);
    }
}
