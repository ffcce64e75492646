package org.holdfast.desk.card;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.holdfast.desk.card.CustomerCard.OwnFact;
import org.holdfast.desk.texts.DeskTexts;
import org.holdfast.facts.Customer;
import org.holdfast.facts.person.Birthday;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.SpecialDays;

/** How a customer is addressed, where they live and how old they are, in the language of the reader. */
final class PersonFacts {

    private final CustomerView view;
    private final DeskTexts texts;

    PersonFacts(CustomerView view, DeskTexts texts) {
        this.view = view;
        this.texts = texts;
    }

    List<OwnFact> all() {
        Customer facts = view.facts();
        List<OwnFact> all = new ArrayList<>();
        String givenName = facts.givenName();
        if (givenName != null) {
            all.add(new OwnFact(texts.format("given-name"), givenName));
        }
        String place = Stream.of(facts.city(), facts.region())
                .flatMap(Stream::ofNullable)
                .collect(Collectors.joining(", "));
        if (!place.isEmpty()) {
            all.add(new OwnFact(texts.format("lives-in"), place));
        }
        Birthday birthday = facts.birthday();
        if (birthday != null) {
            all.add(new OwnFact(texts.format("birthday"), born(birthday)));
        }
        return all;
    }

    private String born(Birthday birthday) {
        Integer age = SpecialDays.age(view);
        String day = texts.dayOfYear(birthday.day());
        return age == null ? day : texts.format("born-age", "day", day, "age", age);
    }
}
