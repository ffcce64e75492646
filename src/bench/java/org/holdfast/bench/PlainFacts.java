package org.holdfast.bench;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.loyalty.ComplaintView;
import org.holdfast.loyalty.CustomerView;
import org.holdfast.loyalty.OrderView;

/** The facts as the beans that most programs would insert into an engine, with the same figures precomputed. */
public final class PlainFacts {

    private PlainFacts() {}

    /** Collects the proposals of rules. */
    public static final class Sink {

        private final List<Proposed> found = new ArrayList<>(4);
        private final List<Spec> specs;

        Sink(List<Spec> specs) {
            this.specs = specs;
        }

        public void propose(int rule, String subject) {
            found.add(new Proposed(specs.get(rule), subject));
        }

        List<Proposed> found() {
            return found;
        }
    }

    /** A customer. */
    public static final class PlainCustomer {

        private final CustomerView view;
        private final int lateUnderWay;

        PlainCustomer(CustomerView view) {
            this.view = view;
            this.lateUnderWay = (int) view.orders().stream()
                    .filter(each -> each.open()
                            && Boolean.TRUE.equals(each.punctuality().late()))
                    .count();
        }

        public String getSegment() {
            return view.facts().segment();
        }

        public double getQuietRatio() {
            BigDecimal ratio = view.purchases().quietRatio();
            return ratio == null ? -1 : ratio.doubleValue();
        }

        public int getDaysSinceLastOrder() {
            return view.purchases().daysSinceLast();
        }

        public int getOpenComplaints() {
            return view.openComplaints();
        }

        public int getBirthdayInDays() {
            return view.birthdayInDays();
        }

        public int getOrdersInYear() {
            return view.purchases().countIn(365);
        }

        public BigDecimal getSpendInYear() {
            return view.purchases().spendIn(365);
        }

        public String getNpsGroup() {
            return view.npsGroup().toString();
        }

        public int getNpsDaysAgo() {
            return view.npsDaysAgo();
        }

        public int getLateUnderWay() {
            return lateUnderWay;
        }

        /** Returns the number of complaints opened in the last {@code days} days. */
        public int complaintsIn(int days) {
            int count = 0;
            for (ComplaintView complaint : view.complaints()) {
                count += complaint.openedDaysAgo() < days ? 1 : 0;
            }
            return count;
        }
    }

    /** An order. */
    public static final class PlainOrder {

        private final OrderView view;
        private final boolean complainedAbout;

        PlainOrder(OrderView view, CustomerView customer) {
            this.view = view;
            this.complainedAbout = customer.complaints().stream()
                    .anyMatch(each -> view.order().id().equals(each.complaint().orderId()));
        }

        /** For engines without "not". */
        public boolean isComplainedAbout() {
            return complainedAbout;
        }

        public String getId() {
            return view.order().id();
        }

        public boolean isOpen() {
            return view.open();
        }

        public int getDaysLate() {
            return view.punctuality().daysLate() == null
                    ? -1
                    : view.punctuality().daysLate();
        }

        public double getValue() {
            return view.homeValue().doubleValue();
        }

        public int getDeliveredDaysAgo() {
            return view.deliveredDaysAgo() == null ? Integer.MAX_VALUE : view.deliveredDaysAgo();
        }

        public int getMissingItems() {
            return view.shortfall().items() == null ? 0 : view.shortfall().items();
        }
    }

    /** A complaint. */
    public static final class PlainComplaint {

        private final ComplaintView view;

        PlainComplaint(ComplaintView view) {
            this.view = view;
        }

        public String getId() {
            return view.complaint().id();
        }

        public String getOrderId() {
            return view.complaint().orderId();
        }

        public boolean isOpen() {
            return view.open();
        }

        public boolean isAnswered() {
            return view.answered();
        }

        public int getWorkingDaysUnanswered() {
            return view.workingDaysUnanswered();
        }

        public int getResolvedDaysAgo() {
            return view.resolvedDaysAgo() == null ? Integer.MAX_VALUE : view.resolvedDaysAgo();
        }

        public String getFault() {
            return String.valueOf(view.complaint().fault());
        }

        public int getSeverity() {
            return view.complaint().severity();
        }

        public int getDaysOpen() {
            return view.daysOpen();
        }
    }
}
