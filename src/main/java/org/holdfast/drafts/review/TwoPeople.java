package org.holdfast.drafts.review;

import java.util.List;
import org.holdfast.access.Role;
import org.holdfast.people.Person;
import org.holdfast.settings.HoldfastSettings;

/** The people that four eyes need, so that something can go live at all. */
final class TwoPeople {

    private TwoPeople() {}

    /** @throws IllegalStateException if approvals are demanded, and there are not two people to give and to need one */
    static TwoPeople require(HoldfastSettings.Approval approval, List<Person> all) {
        if (approval == HoldfastSettings.Approval.SECOND_PERSON) {
            long authors = count(all, Role.AUTHOR);
            if (count(all, Role.APPROVER) == 0 || authors < 2) {
                throw new IllegalStateException("holdfast.rules.approval=second-person needs two people with the role"
                        + " approver or author/approver; there "
                        + there(authors)
                        + ". Add them with \"people add\" while the setting is none, and let them choose their"
                        + " passwords.");
            }
        }
        return new TwoPeople();
    }

    private static String there(long authors) {
        if (authors == 0) {
            return "is none";
        }
        return authors == 1 ? "is one" : "is no approver";
    }

    private static long count(List<Person> all, Role role) {
        return all.stream()
                .filter(each -> each.state() == Person.State.ACTIVE)
                .filter(each -> each.caller().may(role))
                .count();
    }
}
