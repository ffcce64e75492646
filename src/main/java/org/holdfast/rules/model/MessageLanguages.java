package org.holdfast.rules.model;

import java.util.Set;

/**
 * The languages in which an action has texts, where these are not all languages of the rule book.
 *
 * @param languages ISO 639 codes
 * @param othersGetDefault whether customers who read another language get the company's default language; if not, the
 *     action is held back for them
 */
public record MessageLanguages(Set<String> languages, boolean othersGetDefault) {

    public MessageLanguages {
        languages = Set.copyOf(languages);
    }
}
