package org.holdfast.rules.grammar;

import java.util.List;
import org.holdfast.rules.grammar.Noun.Gender;

/**
 * What the items of a list are called.
 *
 * @param forms the forms for one, (a few,) and many
 * @param declared whether a company chose the words, so that "one" may have an article already
 */
record Thing(List<String> forms, Gender gender, boolean declared) {

    Thing {
        forms = List.copyOf(forms);
    }

    String one() {
        return forms.get(0);
    }

    String few() {
        return forms.get(Math.min(1, forms.size() - 1));
    }

    String many() {
        return forms.get(forms.size() - 1);
    }
}
