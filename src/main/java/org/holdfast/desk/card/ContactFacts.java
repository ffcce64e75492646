package org.holdfast.desk.card;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.holdfast.desk.card.CustomerCard.OwnFact;
import org.holdfast.desk.texts.DeskTexts;
import org.holdfast.facts.contact.AddressKind;
import org.holdfast.facts.contact.ContactAddress;
import org.holdfast.facts.contact.OwnContactCap;
import org.holdfast.facts.reach.KnownAddresses;
import org.holdfast.loyalty.CustomerView;

/** The addresses of a customer with their states, and the customer's own cap, in the language of the reader. */
record ContactFacts(CustomerView view, DeskTexts texts) {

    List<OwnFact> all() {
        List<OwnFact> all = new ArrayList<>();
        for (AddressKind kind : AddressKind.values()) {
            List<ContactAddress> known = KnownAddresses.of(view.facts(), kind);
            if (known != null && KnownAddresses.listed(view.facts(), kind) != null) {
                String addresses = known.stream().map(this::address).collect(Collectors.joining(", "));
                all.add(new OwnFact(
                        texts.format("addresses-" + kind),
                        addresses.isEmpty() ? texts.format("no-addresses") : addresses));
            }
        }
        OwnContactCap cap = view.facts().contactCap();
        if (cap != null && cap.times() != null && cap.days() != null) {
            all.add(new OwnFact(
                    texts.format("own-cap-label"), texts.format("own-cap", "times", cap.times(), "days", cap.days())));
        }
        return all;
    }

    private String address(ContactAddress each) {
        return each.canArrive()
                ? each.text()
                : texts.format("address-unusable", "address", each.text(), "state", String.valueOf(each.state()));
    }
}
