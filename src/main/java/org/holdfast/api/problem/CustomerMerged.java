package org.holdfast.api.problem;

/** The customer lives on under another id. */
public final class CustomerMerged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String into;

    public CustomerMerged(String id, String into) {
        super("Customer \"" + id + "\" was merged into \"" + into + "\". Use that id from now on.");
        this.into = into;
    }

    String into() {
        return into;
    }
}
