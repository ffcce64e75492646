package org.holdfast.authoring;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.diagnostics.Problems;
import org.holdfast.editor.yaml.NodePath;
import org.holdfast.editor.yaml.YamlDocument;
import org.holdfast.rules.RuleBook;
import org.holdfast.rules.files.BookSource;
import org.holdfast.rules.language.Sentences;
import org.holdfast.rules.model.Rule;
import org.holdfast.rules.model.Validity;
import org.holdfast.rules.outline.RuleOutline;
import org.holdfast.rules.outline.RuleOutlines;

/** The files with which a rule book has a copy of a rule. */
final class CopiedFiles {

    private static final String EXAMPLES = ".scenarios.yaml";
    private static final String EXPECT = "expect";
    private static final String ACTION = "action";
    private static final String RULE = "rule";

    private final Rule rule;
    private final String name;
    private final String before;
    private final String action;
    private final RuleBook book;
    private final String base;
    private final Sentences sentences;

    /** @param action the action that the copy proposes: that of the rule, or a new one */
    CopiedFiles(Rule rule, String name, String action, RuleBook book) {
        this.rule = rule;
        this.name = name;
        this.before = rule.then().get(0).action();
        this.action = action;
        this.book = book;
        this.sentences = Sentences.read(book.source(), new Problems());
        this.base = "areas/" + rule.area() + "/" + Slugs.slug(name);
    }

    String rulePath() {
        String file = rule.origin().file();
        return base + file.substring(file.lastIndexOf('.')).toLowerCase(Locale.ROOT);
    }

    /** Returns the line that pauses the copy. */
    String pausedLine() {
        String why = DefaultTexts.in(rule.language()).pausedBecause();
        return rule().lines()
                .filter(line -> line.contains(why))
                .findFirst()
                .orElse(why)
                .strip();
    }

    private boolean hasOwnAction() {
        return !action.equals(before);
    }

    /** Returns the new files, and those that there are with additions, by path. */
    Map<String, byte[]> files() {
        Map<String, String> texts = new LinkedHashMap<>();
        if (hasOwnAction()) {
            String file =
                    Objects.requireNonNull(book.actions().get(before)).origin().file();
            texts.put(file, actions(document(file)).text());
        }
        for (String path : source().paths("messages/", ".yaml")) {
            YamlDocument written = document(path);
            YamlDocument copied = messages(written);
            if (!copied.text().equals(written.text())) {
                texts.put(path, copied.text());
            }
        }
        texts.put(rulePath(), rule());
        String examples = rule.origin().file().replaceFirst("\\.[^.]*$", EXAMPLES);
        YamlDocument about = source().has(examples) ? examples(document(examples)) : null;
        if (about != null && about.value() != null) {
            texts.put(base + EXAMPLES, about.text());
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return files;
    }

    private BookSource source() {
        return book.source();
    }

    private YamlDocument document(String path) {
        return YamlDocument.parse(path, source().text(path, new Problems()), new Problems())
                .orElseThrow();
    }

    private YamlDocument actions(YamlDocument file) {
        return file.put(NodePath.ROOT, action, Objects.requireNonNull(file.value(NodePath.ROOT.child(before)), before));
    }

    private YamlDocument messages(YamlDocument file) {
        NodePath letters = NodePath.ROOT.child("actions");
        NodePath reasons = NodePath.ROOT.child("reasons");
        YamlDocument changed = file;
        Object letter = file.value(letters.child(before));
        if (hasOwnAction() && letter != null) {
            changed = changed.put(letters, action, letter);
        }
        String stem = rule.origin().file().replaceFirst(".*/", "").replaceFirst("\\..*", "");
        Object own = file.value(reasons.child(rule.name()));
        Object reason = own == null ? file.value(reasons.child(stem)) : own;
        return reason == null ? changed : changed.put(reasons, name, reason);
    }

    private String rule() {
        RuleOutline outline = RuleOutlines.read(source(), rule.origin().file(), sentences).stream()
                .filter(each -> each.name().equals(rule.name()))
                .findFirst()
                .orElseThrow();
        int firstLine = outline.text().indexOf('\n');
        String head = outline.text().substring(0, firstLine);
        String rest = outline.text().substring(firstLine);
        String named = head.replaceFirst(Pattern.quote(rule.name()), Matcher.quoteReplacement(name));
        String text = named + word(before).matcher(rest).replaceAll(action) + "\n";
        Validity paused = new Validity(
                rule.schedule().begins(),
                rule.schedule().ends(),
                DefaultTexts.in(rule.language()).pausedBecause());
        return new ValidityEdit(rule.origin().file(), text, 1).with(paused, sentences);
    }

    private static Pattern word(String id) {
        return Pattern.compile("(?<![\\w-])" + Pattern.quote(id) + "(?![\\w-])");
    }

    /** Returns the examples that look at the rule alone; whole decisions also depend on the rule that was copied. */
    private YamlDocument examples(YamlDocument file) {
        YamlDocument changed = file;
        List<?> items = file.value() instanceof List<?> list ? list : List.of();
        for (int i = items.size() - 1; i >= 0; i--) {
            NodePath item = NodePath.ROOT.child(i);
            changed = isAboutRule(items.get(i)) ? renamed(changed, item) : changed.remove(item);
        }
        return changed;
    }

    private boolean isAboutRule(Object item) {
        Object expected = item instanceof Map<?, ?> example ? example.get(EXPECT) : null;
        if (expected instanceof Map<?, ?> proposal) {
            return rule.name().equals(proposal.get(RULE))
                    || proposal.get(RULE) == null && before.equals(proposal.get(ACTION));
        }
        return "nothing".equals(expected) && isAloneInFile();
    }

    private boolean isAloneInFile() {
        return book.rules().stream()
                        .filter(each ->
                                each.origin().file().equals(rule.origin().file()))
                        .count()
                == 1;
    }

    private YamlDocument renamed(YamlDocument file, NodePath item) {
        YamlDocument changed = file;
        NodePath expected = item.child(EXPECT);
        if (file.value(expected) instanceof Map<?, ?> proposal) {
            changed = proposal.get(RULE) == null ? changed : changed.set(expected.child(RULE), name);
            changed = before.equals(proposal.get(ACTION)) ? changed.set(expected.child(ACTION), action) : changed;
        }
        return changed;
    }
}
