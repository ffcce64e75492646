/**
 * Reads, checks, builds and versions the rule book, and asks it what it proposes for a customer. Start at
 * {@link org.holdfast.rules.RuleBookReader} (text in, rule book or problems out) and {@link org.holdfast.rules.RuleBook}. This is the
 * only package that knows Drools, and rule text never becomes code in it: what a file says is parsed, checked against the vocabulary
 * and built into Drools' canonical model from objects of ours.
 */
@NullMarked
@Feature(core = true, uses = {"facts", "loyalty"})
package org.holdfast.rules;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
