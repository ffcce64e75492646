package org.holdfast.rules.language.phrases;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.holdfast.rules.language.RuleSection;
import org.holdfast.rules.language.Sentence;
import org.holdfast.rules.language.Sentences;

/** Finds sentences by their words. */
public final class PhraseSearch {

    private PhraseSearch() {}

    /** Returns the sentences with words that begin like all those asked for, in readable form, shortest first. */
    public static List<String> find(String words, Sentences sentences) {
        List<String> wanted = Arrays.stream(Sentences.bare(words).split("[^\\pL\\pN]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        return Stream.of(sentences.all().stream(), sentences.ofDeclaredFacts(), sentences.ofKnownFacts())
                .flatMap(each -> each)
                .filter(sentence -> sentence.section() != RuleSection.KEYWORD && hasAll(sentence, wanted))
                .sorted((one, other) ->
                        Integer.compare(one.text().length(), other.text().length()))
                .map(sentence -> (sentence.section() == RuleSection.DETAIL ? "- " : "") + sentence.readable())
                .distinct()
                .toList();
    }

    private static boolean hasAll(Sentence sentence, List<String> wanted) {
        List<String> words = List.of(Sentences.bare(sentence.allForms()).split("[^\\pL\\pN]+"));
        return wanted.stream().allMatch(each -> words.stream().anyMatch(word -> word.startsWith(each)));
    }
}
