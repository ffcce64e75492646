package org.holdfast.editor.completion;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.holdfast.editor.sentence.BookName;
import org.holdfast.editor.sentence.BookNames;
import org.holdfast.editor.sentence.Dictionary;
import org.holdfast.editor.sentence.Phrase;
import org.holdfast.editor.sentence.PhrasePart.Blank;
import org.holdfast.editor.text.OpenFile;
import org.holdfast.editor.text.TextRange;
import org.holdfast.rules.files.RuleFrame.Part;
import org.holdfast.rules.language.expansion.RulePlace;
import org.jspecify.annotations.Nullable;

/** Completes a line of a rule file: whole sentences, and names in their blanks. */
final class RuleCompletion {

    private final OpenFile file;
    private final Dictionary dictionary;
    private final BookNames names;
    private final List<String> languages;
    private final TypedLine line;
    private final RulePlace place;

    /** @param languages ISO codes of the languages in which the rule may be written, the likeliest first */
    RuleCompletion(OpenFile file, int offset, Dictionary dictionary, BookNames names, List<String> languages) {
        this.file = file;
        this.dictionary = dictionary;
        this.names = names;
        this.languages = List.copyOf(languages);
        List<String> lines = file.lines();
        TextRange at = file.position(offset);
        this.line = TypedLine.of(lines.get(at.line() - 1), at);
        this.place = RulePlace.at(lines, at.line() - 1, dictionary.sentences());
    }

    /** An item and how well it fits; a smaller rank is better. */
    private record Ranked(CompletionItem item, int rank) {}

    Completions items() {
        if (line.isComment()) {
            return Completions.NONE;
        }
        // Only the first line of a rule decides on its language.
        List<Phrase> phrases = languages.stream()
                .limit(place.part() == Part.OUTSIDE ? languages.size() : 1)
                .flatMap(language -> dictionary.source().at(place, language, line.typed()).stream())
                .filter(phrase -> !line.hasDash() || phrase.role() == Phrase.Role.DETAIL)
                .toList();
        Map<String, CompletionItem> values = new LinkedHashMap<>();
        List<Ranked> sentences = new ArrayList<>();
        for (Phrase phrase : phrases) {
            PhraseMatch match = PhraseMatch.of(phrase, line.typed());
            if (match == null) {
                byWords(phrase, sentences);
            } else if (hasNames(match.open())) {
                names(Objects.requireNonNull(match.open())).forEach(item -> values.putIfAbsent(item.label(), item));
            } else if (!match.complete()
                    && (match.open() == null || match.values().containsKey(name(match)))) {
                sentences.add(new Ranked(item(phrase, match.values()), 0));
            }
        }
        return Completions.of(Stream.concat(
                        values.values().stream(),
                        sentences.stream()
                                .sorted(Comparator.comparingInt(Ranked::rank))
                                .map(Ranked::item))
                .toList());
    }

    private static String name(PhraseMatch match) {
        return Objects.requireNonNull(match.open()).name();
    }

    private static boolean hasNames(@Nullable Blank blank) {
        return blank != null && blank.isListed();
    }

    private void byWords(Phrase phrase, List<Ranked> sentences) {
        int distance = WordMatch.distance(line.typed(), phrase.label());
        if (distance >= 0) {
            sentences.add(new Ranked(item(phrase, Map.of()), 1 + distance));
        }
    }

    /** Offers a phrase in place of the whole line. */
    private CompletionItem item(Phrase phrase, Map<String, String> values) {
        boolean beginsRule = phrase.role() == Phrase.Role.KEYWORD && place.part() == Part.OUTSIDE;
        PhraseWriter writer = PhraseWriter.of(phrase, values);
        String dash = phrase.role() == Phrase.Role.DETAIL ? line.dash(place) : "";
        String text = dash + writer.text();
        String snippet = dash + writer.snippet();
        if (beginsRule) {
            String rest = new RuleSkeleton(dictionary.source(), phrase.language()).below(line.indentation());
            text += rest;
            snippet += PhraseWriter.escape(rest).replace("\0", "$0");
        }
        return new CompletionItem(
                phrase.role() == Phrase.Role.DETAIL ? "- " + phrase.label() : phrase.label(),
                text.replace("\0", ""),
                snippet,
                phrase.help(),
                phrase.example(),
                kind(phrase.role()),
                line.whole());
    }

    private static CompletionItem.Kind kind(Phrase.Role role) {
        return switch (role) {
            case KEYWORD -> CompletionItem.Kind.KEYWORD;
            case CONDITION -> CompletionItem.Kind.CONDITION;
            case DETAIL -> CompletionItem.Kind.DETAIL;
            case PROPOSAL -> CompletionItem.Kind.PROPOSAL;
        };
    }

    /** Offers the names that belong into a blank and begin with, or contain, what was typed of them. */
    private List<CompletionItem> names(Blank blank) {
        List<BookName> known = blank.names() == null
                ? blank.choices().stream()
                        .map(choice -> new BookName(choice, "", ""))
                        .toList()
                : names.of(blank.names(), file.path());
        return NameItems.of(
                known,
                line.typedValue(),
                line.value(),
                blank.choices().isEmpty() ? CompletionItem.Kind.NAME : CompletionItem.Kind.VALUE);
    }
}
