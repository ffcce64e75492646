package org.holdfast.console.changes;

import java.util.List;
import java.util.UUID;
import org.holdfast.console.frame.Frame;
import org.holdfast.facts.Customer;
import org.holdfast.facts.CustomerRepository;
import org.holdfast.facts.StoredCustomer;
import org.holdfast.impact.AffectedCustomer;
import org.holdfast.impact.Impact;
import org.holdfast.impact.ImpactService;
import org.springframework.stereotype.Service;
import org.springframework.ui.Model;

/** Fills the panel that shows what a draft changes for customers; the workshop shows the same panel. */
@Service
public class EffectModel {

    private final ImpactService impacts;
    private final CustomerRepository customers;

    EffectModel(ImpactService impacts, CustomerRepository customers) {
        this.impacts = impacts;
        this.customers = customers;
    }

    /** A customer by name, and why something changes. */
    public record Named(String id, String name, AffectedCustomer affected) {

        /** Returns the key of the text that says what changes. */
        public String key() {
            return "effect.kind." + affected.change();
        }
    }

    /** Adds what the template {@code console/changes/effect} needs. */
    public void add(UUID draft, Frame frame, Model model) {
        ImpactService.Known known = impacts.known(draft);
        model.addAttribute("draftId", draft.toString());
        model.addAttribute("impact", known.impact());
        model.addAttribute("outdated", known.outdated());
        model.addAttribute("noCustomers", customers.count() == 0);
    }

    /** Returns the customers of an impact by name. */
    List<Named> named(UUID draft, String language) {
        Impact impact = impacts.known(draft).impact();
        return impact == null
                ? List.of()
                : impacts.affected(impact.id(), language).stream()
                        .map(this::named)
                        .toList();
    }

    private Named named(AffectedCustomer affected) {
        String name = customers
                .find(affected.customerId())
                .map(StoredCustomer::facts)
                .map(Customer::name)
                .orElse(affected.customerId());
        return new Named(affected.customerId(), name, affected);
    }
}
