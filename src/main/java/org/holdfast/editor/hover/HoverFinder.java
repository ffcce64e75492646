package org.holdfast.editor.hover;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.editor.sentence.BookNames;
import org.holdfast.editor.sentence.Dictionaries;
import org.holdfast.editor.sentence.Dictionary;
import org.holdfast.editor.sentence.NameKind;
import org.holdfast.editor.sentence.Phrase;
import org.holdfast.editor.text.OpenFile;
import org.holdfast.editor.text.TextRange;
import org.holdfast.rules.language.RuleSection;
import org.holdfast.rules.language.Sentence;
import org.holdfast.rules.language.Sentences;
import org.holdfast.rules.language.expansion.RulePlace;
import org.holdfast.rules.vocabulary.Entity;
import org.holdfast.rules.vocabulary.Field;
import org.holdfast.rules.vocabulary.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the text under the cursor means: a sentence with its fields and an example, an action with its terms, or a
 * declared fact.
 */
public final class HoverFinder {

    private static final Pattern NAME = Pattern.compile("[\\pL\\pN][\\pL\\pN_.-]*");
    private static final Pattern ENTITY = Pattern.compile("\\b([A-Z]\\w*)\\s*\\(");
    private static final Pattern WORD = Pattern.compile("\\w+");

    private final Dictionaries dictionaries;
    private final Set<String> guardrails;

    /** @param guardrails the names of all guardrails of the program */
    public HoverFinder(Dictionaries dictionaries, Set<String> guardrails) {
        this.dictionaries = dictionaries;
        this.guardrails = Set.copyOf(guardrails);
    }

    /**
     * Returns what the text at a position means, or {@code null} if nothing is known about it.
     *
     * @param offset position in the text, in UTF-16 units
     */
    public @Nullable HoverText at(OpenFile file, int offset) {
        TextRange at = file.position(offset);
        List<String> lines = file.lines();
        String line = lines.get(at.line() - 1);
        HoverText name = name(file, line, at);
        if (name != null || !file.isRuleText()) {
            return name;
        }
        return sentence(file, lines, line, at);
    }

    private @Nullable HoverText name(OpenFile file, String line, TextRange at) {
        Matcher names = NAME.matcher(line);
        while (names.find()) {
            if (names.start() < at.column() && at.column() <= names.end() + 1) {
                String name = names.group();
                TextRange range = TextRange.inLine(at.line(), names.start() + 1, names.end() + 1);
                HoverText action = new BookNames(file.book(), guardrails)
                        .of(NameKind.ACTION, file.path()).stream()
                                .filter(each -> each.name().equals(name))
                                .map(each -> new HoverText(range, name, each.help(), "", List.of(each.file())))
                                .findFirst()
                                .orElse(null);
                return action == null && file.isYaml() ? DeclarationHover.of(file, name, range) : action;
            }
        }
        return null;
    }

    private @Nullable HoverText sentence(OpenFile file, List<String> lines, String line, TextRange at) {
        Dictionary dictionary = dictionaries.of(file.book());
        RulePlace place = RulePlace.at(lines, at.line() - 1, dictionary.sentences());
        String text = line.strip();
        String detail = RulePlace.detail(text);
        Sentences.Found found = detail == null
                ? dictionary.sentences().find(section(place), null, text)
                : dictionary.sentences().find(RuleSection.DETAIL, place.entity(), detail);
        if (found == null) {
            return null;
        }
        Sentence sentence = found.sentence();
        Phrase phrase = dictionary.source().at(place, sentence.language(), text).stream()
                .filter(each -> each.meaning().equals(sentence.meaning()))
                .findFirst()
                .orElse(null);
        int start = line.indexOf(text) + 1;
        return new HoverText(
                TextRange.inLine(at.line(), start, start + text.length()),
                sentence.readable(),
                phrase == null ? "" : phrase.help(),
                phrase == null ? "" : phrase.example(),
                fields(sentence, place, dictionary.sentences().vocabulary()));
    }

    private static RuleSection section(RulePlace place) {
        return switch (place.part()) {
            case OUTSIDE, HEAD -> RuleSection.KEYWORD;
            case WHEN -> RuleSection.WHEN;
            case THEN -> RuleSection.THEN;
        };
    }

    /** Returns the fields that the meaning of a sentence names. */
    private static List<String> fields(Sentence sentence, RulePlace place, Vocabulary vocabulary) {
        Matcher kind = ENTITY.matcher(sentence.meaning());
        String scope = Objects.requireNonNullElse(sentence.scope(), place.entity() == null ? "" : place.entity());
        String name = sentence.section() == RuleSection.DETAIL || !kind.find() ? scope : kind.group(1);
        Entity entity = vocabulary.entity(name);
        Set<String> fields = new LinkedHashSet<>();
        Matcher word = WORD.matcher(sentence.meaning());
        while (entity != null && word.find()) {
            Field field = entity.field(word.group());
            if (field != null) {
                fields.add(field.name() + ": " + field.meaning());
            }
        }
        return new ArrayList<>(fields);
    }
}
