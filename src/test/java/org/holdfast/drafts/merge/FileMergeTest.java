package org.holdfast.drafts.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A merge contains what both sides wrote, or asks. */
class FileMergeTest {

    private static final String RULES = "areas/a/rules.dslr";
    private static final String YAML = "limits.yaml";

    private static byte[] bytes(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private static FileMerge merge(String path, String base, String mine, String theirs) {
        return FileMerge.of(path, bytes(base), bytes(mine), bytes(theirs));
    }

    private static String merged(String path, String base, String mine, String theirs) {
        FileMerge merge = merge(path, base, mine, theirs);
        assertThat(merge.conflicts()).isEmpty();
        byte[] content = merge.content(Map.of());
        return content == null ? null : new String(content, StandardCharsets.UTF_8);
    }

    private static String rule(String name, String condition) {
        return "# about " + name + "\nrule \"" + name + "\"\nwhen\n    " + condition + "\nthen\n    Act\nend\n\n";
    }

    @Test
    void linesWithAnUnchangedLineBetweenThemAreMerged() {
        assertThat(merged(YAML, "a\nb\nc\n", "A\nb\nc\n", "a\nb\nC\n")).isEqualTo("A\nb\nC\n");
        assertThat(merged(YAML, "a\nb\nc\n", "x\na\nb\nc\n", "a\nb\nc\ny\n")).isEqualTo("x\na\nb\nc\ny\n");
        assertThat(merged(YAML, "a\nb\nc\n", "a\nc\n", "a\nb\nc\nd\n").lines()).contains("d");
        assertThat(merged(YAML, "a\nb", "A\nb", "A\nb")).isEqualTo("A\nb");
    }

    @Test
    void touchingLinesAreAskedAbout() {
        FileMerge merge = merge(YAML, "a\nb\nc\n", "A\nb\nc\n", "a\nB\nc\n");

        assertThat(merge.conflicts())
                .containsExactly(new MergeConflict(YAML, "lines:1-2", null, "a\nb", "A\nb", "a\nB"));
        assertThat(merge.content(Map.of("lines:1-2", new Resolution(Resolution.Take.THEIRS, null))))
                .asString()
                .isEqualTo("a\nB\nc\n");
        assertThat(merge.content(Map.of("lines:1-2", new Resolution(Resolution.Take.TEXT, "A\nB"))))
                .asString()
                .isEqualTo("A\nB\nc\n");
        assertThat(merge(YAML, "a\n", "a\nb\n", "a\nc\n").conflicts()).hasSize(1);
    }

    @Test
    void oneRuleIsNeverMadeOfTwoChanges() {
        String base = rule("one", "x\n    y\n    z");
        assertThat(merge(RULES, base, base.replace("x", "X"), base.replace("z", "Z"))
                        .conflicts())
                .extracting(MergeConflict::part, MergeConflict::rule)
                .containsExactly(tuple("rule:one", "one"));
    }

    @Test
    void rulesAreAddedMovedAndRenamedIndependently() {
        String one = rule("one", "x");
        String two = rule("two", "y");
        String three = rule("three", "z");
        assertThat(merged(RULES, one + two, one + three + two, one + two + rule("four", "w")))
                .isEqualTo(one + three + two + rule("four", "w"));
        assertThat(merged(RULES, one + two, two + one, one + two.replace("y", "Y")))
                .isEqualTo(two.replace("y", "Y") + one);
        assertThat(merged(RULES, one + two, two, one + two.replace("y", "Y"))).isEqualTo(two.replace("y", "Y"));
        assertThat(merge(RULES, one + two, rule("uno", "x") + two, one.replace("x", "X") + two)
                        .conflicts())
                .as("renamed by one, changed by the other")
                .hasSize(1);
    }

    @Test
    void theEndOfAFileOfRulesStaysAsItIs() {
        String one = rule("one", "x").strip() + "\n";
        String two = one + "\n" + rule("two", "y").strip() + "\n";
        assertThat(merged(RULES, two, two.replace("x", "X"), two + "# note\n"))
                .isEqualTo(two.replace("x", "X") + "# note\n");
        assertThat(merged(RULES, two, two.replace("x", "X"), two.replace("y", "Y")))
                .isEqualTo(two.replace("x", "X").replace("y", "Y"));
        assertThat(merged(RULES, one, one.replace("x", "X"), two)).isEqualTo(two.replace("x", "X"));
        String open = two.substring(0, two.length() - "end\n".length());
        assertThat(merged(RULES, open, open.replace("x", "X"), open.replace("y", "Y")))
                .isEqualTo(open.replace("x", "X").replace("y", "Y"));
    }

    @Test
    void deletingWhatTheOtherChangedIsAskedAbout() {
        FileMerge merge = merge(YAML, "a\n", null, "b\n");
        assertThat(merge.conflicts()).extracting(MergeConflict::part).containsExactly("file");
        assertThat(merge.content(Map.of("file", new Resolution(Resolution.Take.MINE, null))))
                .isNull();
        assertThat(merged(YAML, "a\n", null, "a\n")).isNull();
        assertThat(merge(YAML, null, "a\n", "b\n").conflicts()).hasSize(1);
    }

    @Test
    void whatIsNotTextIsTakenAsAWhole() {
        byte[] base = {0, 1};
        FileMerge merge = FileMerge.of("t.xlsx", base, new byte[] {0, 2}, new byte[] {0, 3});
        assertThat(merge.conflicts()).hasSize(1);
        assertThat(merge.conflicts().get(0).mine()).isNull();
        assertThat(merge.content(Map.of("file", new Resolution(Resolution.Take.THEIRS, null))))
                .containsExactly(0, 3);
        assertThat(FileMerge.of("t.xlsx", base, base, new byte[] {0, 3}).content(Map.of()))
                .containsExactly(0, 3);
    }

    @Test
    void theMarkAndTheLineEndingsOfMineStay() {
        assertThat(merged(YAML, "a\nb\nc\n", "\uFEFFA\r\nb\r\nc\r\n", "a\nb\nC\n"))
                .isEqualTo("\uFEFFA\r\nb\r\nC\r\n");
    }

    /** Random changes of two sides: no line that one of them added may vanish without a question. */
    @ParameterizedTest
    @ValueSource(strings = {YAML, RULES})
    void noLineIsLost(String path) {
        for (int seed = 0; seed < 4_000; seed++) {
            Random random = new Random(seed);
            List<String> base = lines(path, random);
            List<String> mine = changed(base, "mine", random);
            List<String> theirs = changed(base, "theirs", random);
            FileMerge merge = merge(path, joined(base), joined(mine), joined(theirs));
            Map<String, Resolution> both = new HashMap<>();
            StringBuilder asked = new StringBuilder();
            for (MergeConflict conflict : merge.conflicts()) {
                assertThat(conflict.mine()).as("seed %s", seed).isNotEqualTo(conflict.theirs());
                asked.append(conflict.base()).append('\n');
                asked.append(conflict.mine())
                        .append('\n')
                        .append(conflict.theirs())
                        .append('\n');
                both.put(
                        conflict.part(),
                        new Resolution(
                                Resolution.Take.TEXT,
                                Objects.requireNonNullElse(conflict.mine(), "")
                                        + "\n"
                                        + Objects.requireNonNullElse(conflict.theirs(), "")));
            }
            String content = new String(Objects.requireNonNull(merge.content(both)), StandardCharsets.UTF_8);
            List<String> result = content.lines().toList();
            assertThat(result)
                    .as("seed %s", seed)
                    .containsAll(added(base, mine))
                    .containsAll(added(base, theirs));
            List<String> kept = new ArrayList<>(base);
            kept.retainAll(mine);
            kept.retainAll(theirs);
            // Of equal lines, each side may have deleted another one.
            kept.removeIf(line -> line.isBlank() || Collections.frequency(base, line) > 1);
            assertThat((content + "\n" + asked).lines().toList())
                    .as("seed %s", seed)
                    .containsAll(kept);
            symmetric(path, base, mine, theirs, merge, seed);
        }
    }

    /** Exchanging the sides gives the same questions, and without questions the same lines. */
    private static void symmetric(
            String path, List<String> base, List<String> mine, List<String> theirs, FileMerge merge, int seed) {
        FileMerge exchanged = merge(path, joined(base), joined(theirs), joined(mine));
        assertThat(exchanged.conflicts()).as("seed %s", seed).hasSameSizeAs(merge.conflicts());
        if (merge.conflicts().isEmpty()) {
            assertThat(counted(exchanged)).as("seed %s", seed).isEqualTo(counted(merge));
        }
    }

    private static Map<String, Long> counted(FileMerge merge) {
        Map<String, Long> counts = new TreeMap<>();
        new String(Objects.requireNonNull(merge.content(Map.of())), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> counts.merge(line, 1L, Long::sum));
        return counts;
    }

    private static String joined(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }

    private static List<String> added(List<String> base, List<String> changed) {
        List<String> added = new ArrayList<>(changed);
        added.removeAll(base);
        added.removeIf(String::isBlank);
        return added;
    }

    private static List<String> lines(String path, Random random) {
        List<String> lines = new ArrayList<>();
        int parts = 1 + random.nextInt(5);
        for (int i = 0; i < parts; i++) {
            if (path.endsWith(".dslr")) {
                rule("base " + i, "condition " + i).lines().forEach(lines::add);
            } else {
                lines.addAll(List.of("base " + i, "", "# note " + i));
            }
        }
        return lines;
    }

    private static List<String> changed(List<String> base, String who, Random random) {
        List<String> lines = new ArrayList<>(base);
        for (int change = random.nextInt(4); change >= 0; change--) {
            int at = random.nextInt(lines.size());
            String text = who + " " + random.nextInt(1_000_000);
            switch (random.nextInt(5)) {
                case 0 -> lines.set(at, "    " + text);
                case 1 -> lines.add(at, "# " + text);
                case 2 -> lines.add("rule \"" + text + "\"");
                case 3 -> rule(text, text).lines().forEach(lines::add);
                default -> {
                    if (lines.size() > 1) {
                        lines.remove(at);
                    }
                }
            }
        }
        return lines;
    }
}
