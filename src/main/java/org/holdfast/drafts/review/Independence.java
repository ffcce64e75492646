package org.holdfast.drafts.review;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.drafts.review.AccountActs.Act;

/**
 * Who may be the same person under two names. Two accounts are independent if neither had a hand in the other, and no
 * third person had a hand in both, directly or through others.
 */
final class Independence {

    private final Map<String, String> owners;
    private final List<Act> acts;
    private final Instant inForceSince;

    /**
     * @param window acts before this moment have lost their weight
     * @param inForceSince since when approvals are demanded: those who set the accounts up before could have published
     *     as they liked, so that only what they did to each other's account counts
     */
    Independence(AccountActs accounts, Instant window, Instant inForceSince) {
        this.owners = accounts.owners();
        this.acts =
                accounts.since(window, owners).stream().filter(Act::isByOther).toList();
        this.inForceSince = inForceSince;
    }

    /** Why one contributor cannot approve the work of another. */
    enum Doubt {
        NONE,
        /** Nothing says which person it is. */
        UNKNOWN,
        SAME_PERSON,
        /** One of them had a hand in the account of the other. */
        HAND_IN_ACCOUNT,
        /** A third person had a hand in both accounts. */
        SAME_HAND
    }

    /** Returns whether nothing says which person this is: they, or a person who had a hand in their account. */
    boolean isUnknown(String identity) {
        return hands(identity).contains(AccountActs.MACHINE);
    }

    String personBehind(String identity) {
        return AccountActs.personBehind(identity, owners);
    }

    boolean isSame(String one, String other) {
        return personBehind(one).equals(personBehind(other));
    }

    /** Returns why one contributor cannot approve the work of another, if both are known. */
    Doubt between(String approver, String author) {
        String one = personBehind(approver);
        String other = personBehind(author);
        if (one.equals(other)) {
            return Doubt.SAME_PERSON;
        }
        if (hadHand(one, other) || hadHand(other, one)) {
            return Doubt.HAND_IN_ACCOUNT;
        }
        Set<String> common = hands(approver);
        common.retainAll(hands(author));
        common.remove(AccountActs.MACHINE);
        return common.isEmpty() ? Doubt.NONE : Doubt.SAME_HAND;
    }

    private boolean hadHand(String by, String person) {
        return acts.stream().anyMatch(act -> act.by().equals(by) && act.person().equals(person));
    }

    /** Returns the ids of all who may have acted under this identity. */
    private Set<String> hands(String identity) {
        Set<String> hands = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        String person = personBehind(identity);
        hands.add(person);
        open.add("person:" + person);
        open.add(identity);
        while (!open.isEmpty()) {
            String next = open.remove();
            for (Act act : acts) {
                boolean counts = !act.at().isBefore(inForceSince) && isOn(act, next);
                if (counts && hands.add(act.by())) {
                    open.add("person:" + act.by());
                }
            }
        }
        return hands;
    }

    /** A key that the machine made for a person is a hand in that key, not in the whole account. */
    private static boolean isOn(Act act, String identity) {
        return act.on().equals(identity)
                || !act.by().equals(AccountActs.MACHINE) && identity.equals("person:" + act.person());
    }
}
