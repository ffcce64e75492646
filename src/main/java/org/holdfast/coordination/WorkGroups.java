package org.holdfast.coordination;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Lets threads that ask for the same kind of work at the same time share one piece of it, such as one transaction
 * (group commit). A thread that finds a free lane works at once, for itself and for those that wait; so nobody waits
 * for company, and the busier the program is, the more is shared. The work is done by the threads that ask.
 * Thread-safe.
 *
 * @param <Q> what is asked
 * @param <R> an answer
 */
public final class WorkGroups<Q, R> {

    /** A thread that waits longer opens another lane: what others work on may be held up by a lock. */
    private static final long PATIENCE_MILLIS = 100;

    private final int lanes;
    private final int maxLanes;
    private final int maxGroup;
    private final Work<Q, R> work;
    private final BiPredicate<Q, Q> compatible;
    private final Deque<Entry<Q, R>> waiting = new ArrayDeque<>();
    private int busy;

    /**
     * @param lanes number of groups that are worked on at a time
     * @param maxLanes the same while groups take long
     * @param maxGroup largest number of questions in a group
     * @param compatible whether two questions can be in the same group
     */
    public WorkGroups(int lanes, int maxLanes, int maxGroup, BiPredicate<Q, Q> compatible, Work<Q, R> work) {
        this.lanes = lanes;
        this.maxLanes = maxLanes;
        this.maxGroup = maxGroup;
        this.compatible = compatible;
        this.work = work;
    }

    /** How to answer. */
    public interface Work<Q, R> {

        /**
         * Answers several questions together. If it fails, each of them is answered alone, in the thread that asked.
         *
         * @return the answers in the order of the questions; {@code null} for one that needs to be answered alone
         */
        List<@Nullable R> together(List<Q> questions);

        R alone(Q question);
    }

    private enum State {
        WAITING,
        LEADING,
        /** With an answer, or to be answered alone. */
        DONE
    }

    private static final class Entry<Q, R> {

        private final Q question;
        private State state = State.WAITING;
        private @Nullable R answer;

        Entry(Q question) {
            this.question = question;
        }

        synchronized void become(State next, @Nullable R result) {
            state = next;
            answer = result;
            notifyAll();
        }

        /** Waits until there is another state, at most for a time. */
        synchronized State await(long millis) throws InterruptedException {
            if (state == State.WAITING) {
                wait(millis);
            }
            return state;
        }

        synchronized @Nullable R answer() {
            return answer;
        }
    }

    /** Returns the answer to a question; throws what {@link Work#alone} throws. */
    public R answer(Q question) {
        Entry<Q, R> entry = new Entry<>(question);
        synchronized (waiting) {
            if (busy < lanes) {
                busy++;
                entry.become(State.LEADING, null);
            } else {
                waiting.add(entry);
            }
        }
        return await(entry) == State.LEADING ? lead(entry) : result(entry);
    }

    /** Waits for another state. An interruption does not end that: others may depend on what this thread does. */
    private State await(Entry<Q, R> entry) {
        boolean interrupted = false;
        State state = State.WAITING;
        while (state == State.WAITING) {
            try {
                state = entry.await(PATIENCE_MILLIS);
                if (state == State.WAITING) {
                    openLane(entry);
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return state;
    }

    private void openLane(Entry<Q, R> entry) {
        synchronized (waiting) {
            if (busy < maxLanes && waiting.remove(entry)) {
                busy++;
                entry.become(State.LEADING, null);
            }
        }
    }

    /** Returns the number of questions that wait for a lane. */
    int waiting() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    private R result(Entry<Q, R> entry) {
        R answer = entry.answer();
        return answer == null ? work.alone(entry.question) : answer;
    }

    /** Answers the own question and those that can be answered with it, then hands the lane over. */
    private R lead(Entry<Q, R> own) {
        try {
            List<Entry<Q, R>> group = group(own);
            if (group.size() > 1) {
                together(group);
            }
            return result(own);
        } finally {
            handOver();
        }
    }

    private void handOver() {
        synchronized (waiting) {
            Entry<Q, R> next = waiting.peek();
            if (next == null) {
                busy--;
            } else {
                waiting.remove();
                next.become(State.LEADING, null);
            }
        }
    }

    /** Takes a question, and those that wait and can be answered with it. */
    private List<Entry<Q, R>> group(Entry<Q, R> own) {
        List<Entry<Q, R>> group = new ArrayList<>(List.of(own));
        synchronized (waiting) {
            Iterator<Entry<Q, R>> each = waiting.iterator();
            while (each.hasNext() && group.size() < maxGroup) {
                Entry<Q, R> entry = each.next();
                if (group.stream().allMatch(other -> compatible.test(other.question, entry.question))) {
                    group.add(entry);
                    each.remove();
                }
            }
        }
        return group;
    }

    private void together(List<Entry<Q, R>> group) {
        List<@Nullable R> answers = null;
        try {
            answers = work.together(group.stream().map(each -> each.question).toList());
        } catch (RuntimeException e) {
            // Each of them finds out alone what was wrong, if it was about them.
        } finally {
            for (int i = 0; i < group.size(); i++) {
                group.get(i).become(State.DONE, answers == null ? null : answers.get(i));
            }
        }
    }
}
